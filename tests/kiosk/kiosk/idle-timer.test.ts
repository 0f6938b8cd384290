import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { IdleTimer } from "../../../kiosk/src/kiosk/idle-timer.js";

describe("a kiosk nobody touches", () => {
  let timer: IdleTimer;
  let expired: number;

  beforeEach(() => {
    vi.useFakeTimers();
    expired = 0;
    timer = new IdleTimer({ idle: 60, warning: 20 });
    timer.addEventListener("expired", () => ++expired);
    timer.start();
  });
  afterEach(() => vi.useRealTimers());

  it("warns after its time and counts down", () => {
    vi.advanceTimersByTime(59_999);
    expect(timer.state).toBe("active");
    vi.advanceTimersByTime(1);
    expect(timer.state).toBe("warning");
    expect(timer.remaining).toBe(20);
    vi.advanceTimersByTime(5_000);
    expect(timer.remaining).toBe(15);
  });

  it("expires once, after the whole warning", () => {
    vi.advanceTimersByTime(79_999);
    expect(expired).toBe(0);
    vi.advanceTimersByTime(1);
    expect(expired).toBe(1);
    expect(timer.state).toBe("off");
    vi.advanceTimersByTime(600_000);
    expect(expired).toBe(1);
  });

  it("starts over with every touch", () => {
    vi.advanceTimersByTime(59_000);
    timer.touch();
    vi.advanceTimersByTime(59_000);
    expect(timer.state).toBe("active");
  });

  it("can be extended as often as one likes", () => {
    for (let i = 0; i < 12; ++i) {
      vi.advanceTimersByTime(70_000);
      expect(timer.state).toBe("warning");
      timer.extend();
      expect(timer.state).toBe("active");
    }
    expect(expired).toBe(0);
  });

  it("is not extended by a touch beside the question", () => {
    vi.advanceTimersByTime(60_000);
    timer.touch();
    expect(timer.state).toBe("warning");
  });

  it("rests between visits", () => {
    timer.stop();
    vi.advanceTimersByTime(600_000);
    expect(expired).toBe(0);
  });
});
