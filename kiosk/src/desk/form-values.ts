// Between a plugin's fields and a form of the browser's.
import { dayAndTime, formatLocale } from '../messages/formats.js';
import type { CellType, ViewField, ViewPhoto, ViewRow } from './protocol.js';

/** What the form begins with: the command's own value, else the row's member of the same name. */
export function initialValue(field: ViewField, row: ViewRow | null): unknown {
  return field.value ?? row?.[field.name] ?? (field.type === 'flag' ? false : '');
}

/** The arguments of a command. Empty optional fields are left out. */
export function valuesOf(
  fields: readonly ViewField[],
  data: FormData,
  row: ViewRow | null,
): Record<string, unknown> {
  const values: Record<string, unknown> = row ? { id: row.id } : {};
  for (const { name, type, required } of fields) {
    const raw = data.get(name);
    if (type === 'flag') {
      values[name] = raw !== null;
      continue;
    }
    const text = typeof raw === 'string' ? raw : '';
    if (text === '' && required !== true) continue;
    values[name] = type === 'number' ? Number(text) : text;
  }
  return values;
}

/** What a cell of type "photo" holds; null where there is none. */
export function photoOf(value: unknown): ViewPhoto | null {
  const { conversation, photo } = (value ?? {}) as Partial<ViewPhoto>;
  return conversation && photo ? { conversation, photo } : null;
}

export function cellText(
  value: unknown,
  type: CellType,
  locale: string,
  words: { yes: string; no: string; photo: string },
): string {
  if (value === null || value === undefined || value === '') return '';
  if (type === 'flag') return value === true ? words.yes : words.no;
  if (type === 'photo') return photoOf(value) ? words.photo : '';
  if (type === 'number' && typeof value === 'number') {
    return new Intl.NumberFormat(formatLocale(locale)).format(value);
  }
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value as string | number);
  if ((type === 'date' || type === 'time') && /^\d{4}-\d\d-\d\dT/.test(text)) {
    return dayAndTime(new Date(text), locale);
  }
  return text;
}
