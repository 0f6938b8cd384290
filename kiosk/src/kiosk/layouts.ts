// The on-screen keyboard's layouts: simple-keyboard's own, without the keys a chat has no use for.
import arabic from 'simple-keyboard-layouts/build/layouts/arabic';
import bengali from 'simple-keyboard-layouts/build/layouts/bengali';
import english from 'simple-keyboard-layouts/build/layouts/english';
import farsi from 'simple-keyboard-layouts/build/layouts/farsi';
import kurdish from 'simple-keyboard-layouts/build/layouts/kurdish';
import russian from 'simple-keyboard-layouts/build/layouts/russian';
import spanish from 'simple-keyboard-layouts/build/layouts/spanish';
import swedish from 'simple-keyboard-layouts/build/layouts/swedish';
import turkish from 'simple-keyboard-layouts/build/layouts/turkish';
import ukrainian from 'simple-keyboard-layouts/build/layouts/ukrainian';
import urdu from 'simple-keyboard-layouts/build/layouts/urdu';
import { isRightToLeft } from '../messages/messages.js';

interface Layout {
  default: string[];
  shift: string[];
}

/** Ge'ez letters by their consonant; the vowels' keys are a row of their own (see composition.ts). */
const geez: { layout: Record<string, string[]> } = {
  layout: {
    default: [
      '1 2 3 4 5 6 7 8 9 0 {bksp}',
      'ቀ ወ ረ ተ የ ፐ ጠ ጨ ቸ ኘ ቐ',
      'አ ሰ ደ ፈ ገ ሀ ጀ ከ ለ ሸ ሐ {enter}',
      '{shift} ዘ ጸ ዐ ቨ በ ነ መ ኸ ዠ {shift}',
      '{space}',
    ],
    shift: [
      '፩ ፪ ፫ ፬ ፭ ፮ ፯ ፰ ፱ ፲ {bksp}',
      'ቈ ኰ ጐ ዀ ቘ ጰ ፀ ሠ ኀ ኧ ቋ',
      'ኳ ጓ ቷ ሏ ሟ ሯ ሷ ሿ ቧ ኗ ዟ {enter}',
      '{shift} ። ፣ ፤ ፥ ፧ ዷ ጧ ጿ ፏ {shift}',
      '{space}',
    ],
  },
};

const own: Record<string, { layout: Record<string, string[]> }> = {
  sv: swedish,
  fi: swedish,
  en: english,
  so: english,
  ar: arabic,
  fa: farsi,
  prs: farsi,
  uk: ukrainian,
  pl: english,
  es: spanish,
  tr: turkish,
  kmr: english,
  ckb: kurdish,
  ru: russian,
  bs: english,
  zh: english,
  ur: urdu,
  bn: bengali,
  ro: english,
  sq: english,
  ti: geez,
};

const lettersOf = (plain: string): Layout => ({
  default: [plain],
  shift: [plain.toUpperCase()],
});

/** Rows above the letters. Many write on a Latin keyboard and reach their own letters by a chord or
 * an accent that waits, which a screen has not: here each has a key. */
const extra: Record<string, Layout> = {
  pl: lettersOf('ą ć ę ł ń ó ś ź ż'),
  es: lettersOf('á é í ó ú ü'),
  kmr: lettersOf('ç ê î ş û'),
  bs: lettersOf('č ć đ š ž'),
  ro: lettersOf('ă â î ș ț'),
  sq: lettersOf('ç ë'),
  ti: { default: ['ኡ ኢ ኣ ኤ እ ኦ'], shift: ['ኡ ኢ ኣ ኤ እ ኦ'] },
};

/** Comma, full stop and question mark beside the space. */
const latinMarks = ', . ?';
const ownMarks: Record<string, string> = {
  bn: ', । ?',
  ti: '፣ ። ?',
  ur: '، ۔ ؟',
  zh: '， 。 ？',
};

/** Accents that wait for a letter on a real keyboard and would be typed bare on this one. */
const dropped = new Set([
  ...['{tab}', '{lock}', '´', '¨', '§', '<', '`', '^', '°', '>', '˛', '·', '¤', '\u0301', '\u0308'],
  ...['\u200c', '\u200d', '״', '܃', '؍', '\u06e4'], // joiners nobody sees, signs nobody types
]);
/** Letters in the shape they take beside others: a text has them without shape (Unicode, 9.2). */
const shaped = /[\ufb50-\ufefc]/;

const notLatin = new Set(['ar', 'fa', 'prs', 'uk', 'ckb', 'ru', 'ur', 'bn', 'ti', 'zh']);

/** Whether the language's keyboard has another script than names and addresses here are written in. */
export const hasLatinSwitch = (locale: string): boolean => notLatin.has(locale.split('-')[0] ?? '');

/** Zero in Arabic, Persian and Urdu, Bengali: nine more follow it (Unicode, 4.6). */
const zeros = [0x660, 0x6f0, 0x9e6];

/** Addresses and telephone numbers are written with 0-9 here, and so are the messages. */
function withDigitsHere(key: string): string {
  const code = key.codePointAt(0) ?? 0;
  const zero = zeros.find((first) => code >= first && code < first + 10);
  return zero === undefined ? key : String(code - zero);
}

function trimmed(rows: readonly string[], above: readonly string[], bottom: string): string[] {
  const beside = new Set(bottom.split(' '));
  const kept = rows.slice(0, -1).map((row) =>
    row
      .split(' ')
      .filter((key) => key !== '' && !dropped.has(key) && !shaped.test(key) && !beside.has(key))
      .map(withDigitsHere)
      .join(' '),
  );
  const [digits = '', ...letters] = kept;
  return [digits, ...above, ...letters, bottom];
}

export function layoutOf(locale: string, latin: boolean): Layout {
  const base = locale.split('-')[0] ?? 'sv';
  const chosen = (latin ? swedish : (own[base] ?? swedish)).layout;
  const marks = latin
    ? latinMarks
    : (ownMarks[base] ?? (isRightToLeft(base) ? '، . ؟' : latinMarks));
  const bottom = `${hasLatinSwitch(locale) ? '{script} ' : ''}@ {space} ${marks}`;
  const plain = chosen['default'] ?? [];
  const above = latin ? undefined : extra[base];
  return {
    default: trimmed(plain, above?.default ?? [], bottom),
    shift: trimmed(chosen['shift'] ?? plain, above?.shift ?? [], bottom),
  };
}
