import { describe, expect, it } from "vitest";
import { retryDelay } from "../../../kiosk/src/wire/backoff.js";
import { wireLimits } from "../../../kiosk/src/wire/limits.js";

describe("the wait before the next try", () => {
  it("stays under two seconds for the first minute, whatever the jitter", () => {
    for (let tries = 0; tries < wireLimits.quickTries; ++tries) {
      expect(retryDelay(tries, () => 0.999)).toBeLessThan(2000);
    }
  });

  it("grows, and never goes beyond its limit", () => {
    expect(retryDelay(0, () => 0)).toBeLessThan(retryDelay(2, () => 0));
    expect(retryDelay(10_000, () => 0.999)).toBeLessThanOrEqual(wireLimits.slowRetry);
  });

  it("spreads the pages", () => {
    expect(retryDelay(3, () => 0)).not.toBe(retryDelay(3, () => 0.9));
  });
});
