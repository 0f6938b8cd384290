// The service's error codes (core/base/errors.hpp) by what a client does about them.

/** Nothing is wrong with the message: it waits and is sent again. */
const passing = new Set([
  'too_fast',
  'too_many_connections',
  'queue_full',
  'stale_epoch',
  'unavailable',
  'deadline_exceeded',
  'disk_full',
  'shutting_down',
  'internal',
  'not_open',
]);

/** The conversation this page remembers cannot be had: a new one is begun. */
const forgotten = new Set(['unknown_conversation', 'wrong_token']);

export const isPassing = (code: string): boolean => passing.has(code);
export const isForgotten = (code: string): boolean => forgotten.has(code);
