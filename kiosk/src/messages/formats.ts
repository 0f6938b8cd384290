// Numbers, times and plural forms as the service's own words have them (core/text/formatters.hpp).

/** CLDR has Kurmanji under "ku", and no words of Dari's own but under Persian. */
const cldrTags: Readonly<Record<string, string>> = { kmr: 'ku', prs: 'fa-AF' };

/**
 * What Intl is asked for: the language's own words, with the calendar, the clock of 24 hours and the
 * digits that stand on the doors and the timetables around the resident.
 */
export function formatLocale(served: string): string {
  const surroundings = { calendar: 'gregory', hourCycle: 'h23', numberingSystem: 'latn' } as const;
  return new Intl.Locale(cldrTags[served] ?? served, surroundings).toString();
}

const times = new Map<string, Intl.DateTimeFormat>();

/** "09:05" */
export function clockTime(at: number, locale: string): string {
  let format = times.get(locale);
  if (!format) {
    format = new Intl.DateTimeFormat(formatLocale(locale), { hour: '2-digit', minute: '2-digit' });
    times.set(locale, format);
  }
  return format.format(at);
}

/** A day and its time: "28 nov. 2026 09:05", or with the day of the week and the month in full. */
export function dayAndTime(
  at: Date,
  locale: string,
  dateStyle: 'medium' | 'full' = 'medium',
): string {
  return new Intl.DateTimeFormat(formatLocale(locale), { dateStyle, timeStyle: 'short' }).format(
    at,
  );
}
