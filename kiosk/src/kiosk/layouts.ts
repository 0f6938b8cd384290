// The on-screen keyboard's layouts: simple-keyboard's own, without the keys a chat has no use for.
import arabic from 'simple-keyboard-layouts/build/layouts/arabic';
import english from 'simple-keyboard-layouts/build/layouts/english';
import farsi from 'simple-keyboard-layouts/build/layouts/farsi';
import swedish from 'simple-keyboard-layouts/build/layouts/swedish';
import { isRightToLeft } from '../messages/messages.js';
import ukrainian from 'simple-keyboard-layouts/build/layouts/ukrainian';

interface Layout {
  default: string[];
  shift: string[];
}

const own: Record<string, { layout: Record<string, string[]> }> = {
  sv: swedish,
  fi: swedish,
  en: english,
  so: english,
  ar: arabic,
  fa: farsi,
  uk: ukrainian,
  pl: english,
};

/** Rows above the letters. Poles write on a Latin keyboard and reach their own letters by a chord,
 * which a screen has not: here each has a key. */
const extra: Record<string, Layout> = {
  pl: { default: ['ą ć ę ł ń ó ś ź ż'], shift: ['Ą Ć Ę Ł Ń Ó Ś Ź Ż'] },
};

/** Accents that wait for a letter on a real keyboard and would be typed bare on this one. */
const dropped = new Set(['{tab}', '{lock}', '´', '¨', '§', '<', '`', '^', '°', '>', '˛', '·', '¤']);

const notLatin = new Set(['ar', 'fa', 'uk']);

/** Whether the language's keyboard has another script than names and addresses here are written in. */
export const hasLatinSwitch = (locale: string): boolean => notLatin.has(locale.split('-')[0] ?? '');

function trimmed(rows: readonly string[], above: readonly string[], bottom: string): string[] {
  const kept = rows.slice(0, -1).map((row) =>
    row
      .split(' ')
      .filter((key) => key !== '' && !dropped.has(key))
      .join(' '),
  );
  const [digits = '', ...letters] = kept;
  return [digits, ...above, ...letters, bottom];
}

export function layoutOf(locale: string, latin: boolean): Layout {
  const base = locale.split('-')[0] ?? 'sv';
  const chosen = (latin ? swedish : (own[base] ?? swedish)).layout;
  const marks = isRightToLeft(base) && !latin ? '، . ؟' : ', . ?';
  const bottom = `${hasLatinSwitch(locale) ? '{script} ' : ''}@ {space} ${marks}`;
  const plain = chosen['default'] ?? [];
  const above = latin ? undefined : extra[base];
  return {
    default: trimmed(plain, above?.default ?? [], bottom),
    shift: trimmed(chosen['shift'] ?? plain, above?.shift ?? [], bottom),
  };
}
