import { retryDelay } from '../wire/backoff.js';
import { wireLimits } from '../wire/limits.js';
import type { ConversationEvent } from '../wire/protocol.js';
import { newId, type SocketFactory, type SocketLike } from '../wire/socket.js';
import type { Pending } from '../wire/outbox.js';
import type {
  Account,
  AgentPresence,
  BoardEntry,
  DeskCommand,
  DeskFrame,
  Outcome,
  Owner,
} from './protocol.js';

export interface Watched {
  conversation: string;
  locale: string;
  owner: Owner;
  events: readonly ConversationEvent[];
  /** The resident writes just now. */
  typing: boolean;
}

/** Why a command was not done; `code` is the service's, or "offline". */
export class CommandError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

interface Waiting {
  done: () => void;
  failed: (cause: CommandError) => void;
}

type Timer = ReturnType<typeof setTimeout>;

/**
 * The desk's end of the staff socket: the live queue, the conversation that is watched, and commands
 * that are answered one by one. After a cut it connects again, watches the same conversation and
 * repeats the words that were not confirmed, under the same ids.
 * Dispatches "change", "refused" (perhaps the session is over: ask), and "arrived" with the entries that
 * are new in the queue.
 */
export class DeskClient extends EventTarget {
  account: Account | null = null;
  open = false;
  nextOpening: string | undefined;
  entries: readonly BoardEntry[] = [];
  agents: readonly AgentPresence[] = [];
  watched: Watched | null = null;
  unsent: readonly (Pending & { conversation: string })[] = [];
  online = false;
  private socket_: SocketLike | null = null;
  private stopped_ = true;
  private tries_ = 0;
  private n_ = 0;
  private order_ = 0;
  private available_: boolean | null = null;
  private waiting_ = new Map<number, Waiting>();
  private retry_: Timer | undefined;
  private opening_: Timer | undefined;
  private typingEnd_: Timer | undefined;
  private lastTyping_ = 0;

  constructor(
    private readonly url_: string,
    private readonly factory_: SocketFactory,
    private readonly random_: () => number = Math.random,
  ) {
    super();
  }

  get available(): boolean {
    const own = this.agents.find((agent) => agent.account === this.account?.name);
    return own?.available ?? this.available_ ?? false;
  }

  start(): void {
    this.stopped_ = false;
    this.connect();
  }

  stop(): void {
    this.stopped_ = true;
    clearTimeout(this.retry_);
    this.drop();
    this.changed();
  }

  wake(): void {
    if (!this.stopped_) this.reconnect(0);
  }

  setAvailable(available: boolean): Promise<void> {
    this.available_ = available;
    return this.command({ type: 'presence', available });
  }

  async watch(conversation: string): Promise<void> {
    const before = this.watched?.conversation;
    if (before === conversation) return;
    if (before !== undefined) this.send({ type: 'unwatch', conversation: before });
    this.watched = {
      conversation,
      locale: '',
      owner: { kind: 'queue', name: '' },
      events: [],
      typing: false,
    };
    this.changed();
    await this.command({ type: 'watch', conversation, after: 0 });
  }

  unwatch(): void {
    if (this.watched) this.send({ type: 'unwatch', conversation: this.watched.conversation });
    this.watched = null;
    this.changed();
  }

  accept(conversation: string): Promise<void> {
    return this.command({ type: 'accept', conversation });
  }

  giveBack(conversation: string): Promise<void> {
    return this.command({ type: 'return', conversation });
  }

  close(conversation: string, outcome: Outcome): Promise<void> {
    return this.command({ type: 'close', conversation, outcome });
  }

  say(conversation: string, text: string): void {
    const item = {
      conversation,
      id: newId(),
      kind: 'say' as const,
      text,
      at: Date.now(),
      order: ++this.order_,
      state: 'waits' as const,
    };
    this.unsent = [...this.unsent, item];
    this.changed();
    void this.deliver(item.id);
  }

  again(id: string): void {
    this.mark(id, 'waits');
    void this.deliver(id);
  }

  discard(id: string): void {
    this.unsent = this.unsent.filter((item) => item.id !== id);
    this.changed();
  }

  typing(conversation: string): void {
    const now = Date.now();
    if (now - this.lastTyping_ < wireLimits.typingEvery) return;
    this.lastTyping_ = now;
    this.send({ type: 'typing', conversation });
  }

  private async deliver(id: string): Promise<void> {
    const item = this.unsent.find((one) => one.id === id);
    if (!item) return;
    const { conversation, text } = item;
    try {
      await this.command({ type: 'say', conversation, id, text });
      this.discard(id);
    } catch (cause) {
      // Cut off: it is sent again with the next connection.
      if (cause instanceof CommandError && cause.code !== 'offline') {
        this.mark(id, 'refused', cause.message);
      }
    }
  }

  private mark(id: string, state: 'waits' | 'refused', reason?: string): void {
    this.unsent = this.unsent.map((item) =>
      item.id === id ? { ...item, state, ...(reason === undefined ? {} : { reason }) } : item,
    );
    this.changed();
  }

  private command(command: DeskCommand): Promise<void> {
    return new Promise((done, failed) => {
      if (!this.online) {
        failed(new CommandError('offline', ''));
        return;
      }
      const n = ++this.n_;
      this.waiting_.set(n, { done, failed });
      this.send({ ...command, n });
    });
  }

  private connect(): void {
    clearTimeout(this.retry_);
    this.drop();
    const socket = this.factory_(this.url_);
    this.socket_ = socket;
    socket.onmessage = (event) => {
      if (socket === this.socket_) this.receive(event.data);
    };
    socket.onclose = () => {
      if (socket === this.socket_) this.lost();
    };
    this.opening_ = setTimeout(() => this.reconnect(0), wireLimits.openTimeout);
  }

  /** The handshake is also refused when the session is over; a browser does not say which it was. */
  private lost(): void {
    const never = !this.online;
    this.reconnect(retryDelay(this.tries_++, this.random_));
    if (never) this.dispatchEvent(new Event('refused'));
  }

  private reconnect(delay: number): void {
    this.drop();
    this.changed();
    clearTimeout(this.retry_);
    if (!this.stopped_) this.retry_ = setTimeout(() => this.connect(), delay);
  }

  private drop(): void {
    clearTimeout(this.opening_);
    this.online = false;
    const socket = this.socket_;
    this.socket_ = null;
    if (socket) {
      socket.onmessage = socket.onclose = null;
      socket.close();
    }
    const cut = [...this.waiting_.values()];
    this.waiting_.clear();
    for (const { failed } of cut) failed(new CommandError('offline', ''));
  }

  private receive(data: unknown): void {
    let frame: DeskFrame;
    try {
      frame = JSON.parse(String(data)) as DeskFrame;
    } catch {
      return;
    }
    switch (frame.type) {
      case 'welcome':
        return this.onWelcome(frame);
      case 'board':
        return this.onBoard(frame.entries, frame.agents);
      case 'transcript':
        return this.onTranscript(frame);
      case 'event':
        return this.onEvent(frame.conversation, frame.event);
      case 'typing':
        return this.onTyping(frame.conversation);
      case 'done':
      case 'error':
        return this.onAnswer(frame);
      case 'reconnect':
        return this.reconnect(this.random_() * wireLimits.reconnectJitter);
    }
  }

  private onWelcome(frame: Extract<DeskFrame, { type: 'welcome' }>): void {
    clearTimeout(this.opening_);
    this.online = true;
    this.tries_ = 0;
    this.account = frame.account;
    this.open = frame.opening?.open ?? false;
    this.nextOpening = frame.opening?.next;
    if (this.available_ !== null) {
      this.command({ type: 'presence', available: this.available_ }).catch(() => undefined);
    }
    if (this.watched) {
      const { conversation } = this.watched;
      this.command({ type: 'watch', conversation, after: 0 }).catch(() => undefined);
    }
    for (const item of this.unsent) if (item.state === 'waits') void this.deliver(item.id);
    this.changed();
  }

  private onBoard(entries: readonly BoardEntry[], agents: readonly AgentPresence[]): void {
    const known = new Set(this.entries.map((entry) => entry.conversation));
    const first = this.entries.length === 0 && this.agents.length === 0;
    const arrived = entries.filter(
      (entry) => entry.state !== 'accepted' && !known.has(entry.conversation),
    );
    this.entries = entries;
    this.agents = agents;
    if (!first && arrived.length > 0) {
      this.dispatchEvent(new CustomEvent('arrived', { detail: arrived }));
    }
    this.changed();
  }

  private onTranscript(frame: Extract<DeskFrame, { type: 'transcript' }>): void {
    const { conversation, locale, owner, events } = frame;
    if (this.watched?.conversation !== conversation) return;
    this.watched = { conversation, locale, owner, events, typing: false };
    this.changed();
  }

  private onEvent(conversation: string, event: ConversationEvent): void {
    const watched = this.watched;
    if (watched?.conversation !== conversation) return;
    const last = watched.events[watched.events.length - 1]?.seq ?? 0;
    if (event.seq <= last) return;
    if (event.kind === 'message' && event.id !== undefined) this.discard(event.id);
    this.watched = {
      ...watched,
      events: [...watched.events, event],
      typing: event.from === 'resident' ? false : watched.typing,
      locale: event.kind === 'locale' ? event.locale : watched.locale,
    };
    this.changed();
  }

  private onTyping(conversation: string): void {
    if (this.watched?.conversation !== conversation) return;
    clearTimeout(this.typingEnd_);
    this.watched = { ...this.watched, typing: true };
    this.typingEnd_ = setTimeout(() => {
      if (this.watched) this.watched = { ...this.watched, typing: false };
      this.changed();
    }, wireLimits.typingShown);
    this.changed();
  }

  private onAnswer(frame: Extract<DeskFrame, { type: 'done' | 'error' }>): void {
    if (frame.type === 'error' && frame.code === 'not_logged_in') {
      this.dispatchEvent(new Event('refused'));
    }
    const waiting = frame.n === undefined ? undefined : this.waiting_.get(frame.n);
    if (!waiting || frame.n === undefined) return;
    this.waiting_.delete(frame.n);
    if (frame.type === 'done') waiting.done();
    else waiting.failed(new CommandError(frame.code, frame.message));
  }

  private send(frame: Record<string, unknown>): void {
    if (this.socket_?.readyState === 1) this.socket_.send(JSON.stringify(frame));
  }

  private changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}
