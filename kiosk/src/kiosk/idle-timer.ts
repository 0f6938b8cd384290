export type IdleState = 'off' | 'active' | 'warning';

export interface IdleTimes {
  /** Seconds without a touch until the warning. */
  idle: number;
  /** Seconds the warning stays until the wipe; WCAG 2.2.1 asks for at least 20. */
  warning: number;
}

/**
 * Notices that nobody stands at the kiosk any more: after `idle` seconds it warns, after `warning`
 * more it expires. The warning can be extended as often as one likes. Dispatches "change" (state or
 * remaining seconds) and "expired".
 */
export class IdleTimer extends EventTarget {
  private state_: IdleState = 'off';
  private remaining_ = 0;
  private timer_: ReturnType<typeof setTimeout> | undefined;
  private deadline_ = 0;

  constructor(readonly times: IdleTimes) {
    super();
  }

  get state(): IdleState {
    return this.state_;
  }
  /** Whole seconds until the wipe, while warning. */
  get remaining(): number {
    return this.remaining_;
  }

  start(): void {
    this.state_ = 'active';
    this.arm();
    this.dispatchEvent(new Event('change'));
  }

  stop(): void {
    clearTimeout(this.timer_);
    this.state_ = 'off';
    this.dispatchEvent(new Event('change'));
  }

  /** Something was touched or came in. Once warned, only `extend` goes on: it is an answer. */
  touch(): void {
    if (this.state_ === 'active') this.arm();
  }

  extend(): void {
    if (this.state_ === 'warning') this.start();
  }

  private arm(): void {
    clearTimeout(this.timer_);
    this.timer_ = setTimeout(() => this.warn(), this.times.idle * 1000);
  }

  private warn(): void {
    this.state_ = 'warning';
    this.deadline_ = Date.now() + this.times.warning * 1000;
    this.tick();
  }

  private tick(): void {
    const left = this.deadline_ - Date.now();
    this.remaining_ = Math.max(0, Math.ceil(left / 1000));
    if (left <= 0) {
      this.stop();
      this.dispatchEvent(new Event('expired'));
      return;
    }
    this.timer_ = setTimeout(() => this.tick(), Math.min(1000, left));
    this.dispatchEvent(new Event('change'));
  }
}
