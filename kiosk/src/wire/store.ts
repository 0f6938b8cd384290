// Where a conversation's key and its unsent messages are kept between two visits of a page.

export interface Store {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  keys(): string[];
}

/** Forgets everything with the page: what a kiosk uses. */
export class MemoryStore implements Store {
  private readonly values_ = new Map<string, string>();

  get(key: string): string | null {
    return this.values_.get(key) ?? null;
  }
  set(key: string, value: string): void {
    this.values_.set(key, value);
  }
  remove(key: string): void {
    this.values_.delete(key);
  }
  keys(): string[] {
    return [...this.values_.keys()];
  }
}

/**
 * localStorage under a prefix of its own. A browser that refuses storage (private windows, full) keeps
 * the values in memory, so that the chat still works for this visit.
 */
export class BrowserStore implements Store {
  private readonly fallback_ = new MemoryStore();

  constructor(private readonly prefix_: string) {}

  get(key: string): string | null {
    const kept = this.fallback_.get(key);
    if (kept !== null) return kept;
    try {
      return localStorage.getItem(this.prefix_ + key);
    } catch {
      return null;
    }
  }

  set(key: string, value: string): void {
    try {
      localStorage.setItem(this.prefix_ + key, value);
      this.fallback_.remove(key);
    } catch {
      this.fallback_.set(key, value);
    }
  }

  remove(key: string): void {
    this.fallback_.remove(key);
    try {
      localStorage.removeItem(this.prefix_ + key);
    } catch {
      // Nothing was stored either.
    }
  }

  keys(): string[] {
    const found = new Set(this.fallback_.keys());
    try {
      for (let i = 0; i < localStorage.length; ++i) {
        const key = localStorage.key(i);
        if (key?.startsWith(this.prefix_)) found.add(key.slice(this.prefix_.length));
      }
    } catch {
      // The fallback's keys are all there are.
    }
    return [...found];
  }
}
