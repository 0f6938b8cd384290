// The opening hours' document (core/handover/opening_hours.hpp) as the editor holds it:
// {"monday":["08:00-16:30"], ..., "exceptions":{"2026-12-24":[]}}; an absent day is closed.

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof weekdays)[number];

export interface Period {
  opens: string;
  closes: string;
}

export interface ExceptionDay {
  date: string;
  periods: Period[];
}

export interface Hours {
  week: Record<Weekday, Period[]>;
  exceptions: ExceptionDay[];
}

function periodsOf(value: unknown): Period[] {
  if (!Array.isArray(value)) return [];
  return value
    .map((text) => /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(String(text)))
    .filter((match) => match !== null)
    .map((match) => ({ opens: match[1] ?? '', closes: match[2] ?? '' }));
}

export function readHours(document: unknown): Hours {
  const members = (document ?? {}) as Record<string, unknown>;
  const week = {} as Record<Weekday, Period[]>;
  for (const day of weekdays) week[day] = periodsOf(members[day]);
  const exceptions = Object.entries((members['exceptions'] ?? {}) as Record<string, unknown>)
    .map(([date, value]) => ({ date, periods: periodsOf(value) }))
    .sort((a, b) => a.date.localeCompare(b.date));
  return { week, exceptions };
}

const written = (periods: readonly Period[]): string[] =>
  [...periods]
    .sort((a, b) => a.opens.localeCompare(b.opens))
    .map(({ opens, closes }) => `${opens}-${closes}`);

export function writeHours(hours: Hours): Record<string, unknown> {
  const document: Record<string, unknown> = {};
  for (const day of weekdays) {
    if (hours.week[day].length > 0) document[day] = written(hours.week[day]);
  }
  document['exceptions'] = Object.fromEntries(
    hours.exceptions.map(({ date, periods }) => [date, written(periods)]),
  );
  return document;
}

export type HoursProblem = 'incomplete' | 'backwards' | 'overlap' | 'date' | 'date_twice';

function problemOf(periods: readonly Period[]): HoursProblem | null {
  const sorted = [...periods].sort((a, b) => a.opens.localeCompare(b.opens));
  for (const [index, { opens, closes }] of sorted.entries()) {
    if (opens === '' || closes === '') return 'incomplete';
    if (opens >= closes) return 'backwards';
    const before = sorted[index - 1];
    if (before && before.closes > opens) return 'overlap';
  }
  return null;
}

/** The first thing wrong, or null; `where` is a weekday or the number of an exception. */
export function checkHours(hours: Hours): { where: Weekday | number; what: HoursProblem } | null {
  for (const day of weekdays) {
    const what = problemOf(hours.week[day]);
    if (what) return { where: day, what };
  }
  const dates = new Set<string>();
  for (const [index, { date, periods }] of hours.exceptions.entries()) {
    if (!/^\d{4}-\d\d-\d\d$/.test(date)) return { where: index, what: 'date' };
    if (dates.has(date)) return { where: index, what: 'date_twice' };
    dates.add(date);
    const what = problemOf(periods);
    if (what) return { where: index, what };
  }
  return null;
}
