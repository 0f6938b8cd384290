import { wireLimits } from './limits.js';

/**
 * Milliseconds until the next try: doubling from 250 ms, never above 1.6 s in the first minute, so a
 * service that is back is found within two seconds; afterwards up to 10 s. A quarter is jitter, so
 * that a thousand pages do not knock at once. `random` gives [0, 1).
 */
export function retryDelay(tries: number, random: () => number): number {
  const ceiling =
    tries < wireLimits.quickTries
      ? Math.min(wireLimits.quickRetry, wireLimits.firstRetry * 2 ** Math.min(tries, 10))
      : wireLimits.slowRetry;
  return Math.round(ceiling * (0.75 + random() / 4));
}
