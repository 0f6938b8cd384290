import type { ClientFrame } from './protocol.js';
import type { Store } from './store.js';

/** What a resident wrote or chose and the service has not shown as an event yet. */
export interface Pending {
  id: string;
  kind: 'say' | 'choose';
  /** The words shown: the text, or the label of the option. */
  text: string;
  option?: string;
  photo?: string;
  /** Milliseconds since 1970, and a counter for what was written within the same one. */
  at: number;
  order: number;
  /** waits: not accepted yet; sent: accepted, its event is on the way; refused: asks the resident. */
  state: 'waits' | 'sent' | 'refused';
  /** Why it was refused, in the resident's language. */
  reason?: string;
}

const prefix = 'outbox.';

/**
 * Kept one entry a key: two tabs of one conversation never overwrite each other's messages. A message
 * both tabs send is one message, since its id is the same.
 */
export class Outbox {
  private items_: Pending[] = [];

  constructor(private readonly store_: Store) {
    for (const key of store_.keys()) {
      if (!key.startsWith(prefix)) continue;
      const read = parse(store_.get(key));
      if (read) this.items_.push(read);
      else store_.remove(key);
    }
    this.items_.sort((a, b) => a.at - b.at || a.order - b.order);
  }

  get items(): readonly Pending[] {
    return this.items_;
  }

  /** The one message that may be on the wire: the oldest that is not accepted. Order is kept by
   * sending the next only after it. */
  next(): Pending | undefined {
    return this.items_.find((item) => item.state === 'waits');
  }

  find(id: string): Pending | undefined {
    return this.items_.find((item) => item.id === id);
  }

  add(item: Pending): void {
    this.items_ = [...this.items_, item];
    this.store_.set(prefix + item.id, JSON.stringify(item));
  }

  update(id: string, change: Partial<Pending>): void {
    this.items_ = this.items_.map((item) => (item.id === id ? { ...item, ...change } : item));
    const changed = this.find(id);
    if (changed) this.store_.set(prefix + id, JSON.stringify(changed));
  }

  remove(id: string): void {
    this.items_ = this.items_.filter((item) => item.id !== id);
    this.store_.remove(prefix + id);
  }

  clear(): void {
    for (const item of this.items_) this.store_.remove(prefix + item.id);
    this.items_ = [];
  }
}

export function frameOf(item: Pending): ClientFrame {
  if (item.kind === 'choose') return { type: 'choose', id: item.id, option: item.option ?? '' };
  return item.photo === undefined
    ? { type: 'say', id: item.id, text: item.text }
    : { type: 'say', id: item.id, text: item.text, photo: item.photo };
}

function parse(text: string | null): Pending | null {
  try {
    const value = JSON.parse(text ?? '') as Pending;
    return typeof value.id === 'string' && typeof value.text === 'string' ? value : null;
  } catch {
    return null;
  }
}
