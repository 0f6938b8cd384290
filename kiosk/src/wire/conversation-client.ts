import { retryDelay } from './backoff.js';
import { wireLimits } from './limits.js';
import { frameOf, Outbox, type Pending } from './outbox.js';
import type { Channel, ClientFrame, ConversationEvent, ServerFrame } from './protocol.js';
import { isForgotten, isPassing } from './refusals.js';
import { newId, type SocketFactory, type SocketLike } from './socket.js';
import type { Store } from './store.js';

/** idle: never started or stopped; connecting: first try; online; lost: trying again. */
export type Link = 'idle' | 'connecting' | 'online' | 'lost';

export interface ClientOptions {
  url: string;
  channel: Channel;
  locale: string;
  store: Store;
  socket: SocketFactory;
  random?: () => number;
}

interface Identity {
  conversation: string;
  token: string;
}

type Timer = ReturnType<typeof setTimeout>;

/**
 * A resident's end of one conversation: connects, resumes after the last event seen, and sends what
 * was written in its order. A message counts as sent when the service said `accepted`, never before;
 * until then it waits in the outbox under its id, so that repeating it is safe.
 * Dispatches "change" (anything to draw differs) and "event" (one new event, in `detail`).
 */
export class ConversationClient extends EventTarget {
  private readonly options_: ClientOptions;
  private readonly outbox_: Outbox;
  private events_: readonly ConversationEvent[] = [];
  private identity_: Identity | null;
  private socket_: SocketLike | null = null;
  private link_: Link = 'idle';
  private opened_ = false;
  private replayUntil_ = 0;
  private locale_: string;
  private localeToTell_: string | null = null;
  private typing_: 'bot' | 'agent' | null = null;
  private notice_: string | null = null;
  private inFlight_: string | null = null;
  private tries_ = 0;
  private resends_ = 0;
  private order_ = 0;
  private lastTyping_ = 0;
  private leaving_: (() => void) | null = null;
  private retry_: Timer | undefined;
  private wait_: Timer | undefined;
  private typingEnd_: Timer | undefined;

  constructor(options: ClientOptions) {
    super();
    this.options_ = options;
    this.locale_ = options.locale;
    this.outbox_ = new Outbox(options.store);
    this.identity_ = readIdentity(options.store);
  }

  get events(): readonly ConversationEvent[] {
    return this.events_;
  }
  get outbox(): readonly Pending[] {
    return this.outbox_.items;
  }
  get link(): Link {
    return this.link_;
  }
  get locale(): string {
    return this.locale_;
  }
  get typing(): 'bot' | 'agent' | null {
    return this.typing_;
  }
  /** The service's last complaint that belongs to no message, in the resident's language. */
  get notice(): string | null {
    return this.notice_;
  }
  get identity(): Readonly<Identity> | null {
    return this.identity_;
  }
  get closed(): boolean {
    return this.events_.some((event) => event.kind === 'closed');
  }
  /** False while the events of before are still arriving. */
  get replayed(): boolean {
    return this.opened_ && this.lastSeq() >= this.replayUntil_;
  }

  start(): void {
    if (this.link_ !== 'idle') return;
    this.tries_ = 0;
    this.connect();
  }

  /** Lets the connection go; the conversation goes on at the next start. */
  stop(): void {
    clearTimeout(this.retry_);
    this.drop();
    this.setLink('idle');
  }

  /** The network is back or the machine woke: do not wait for the timer, do not trust the socket. */
  wake(): void {
    if (this.link_ === 'idle') return;
    this.tries_ = 0;
    this.reconnect(0);
  }

  say(text: string, photo?: string): boolean {
    const shown = text.trim();
    if (shown === '' && photo === undefined) return false;
    return this.submit({ kind: 'say', text: shown, ...(photo === undefined ? {} : { photo }) });
  }

  choose(option: string, label: string): boolean {
    return this.submit({ kind: 'choose', option, text: label });
  }

  /** A refused message is sent once more, under its own id. */
  again(id: string): void {
    this.resends_ = 0;
    this.outbox_.update(id, { state: 'waits' });
    this.flush();
    this.changed();
  }

  discard(id: string): void {
    this.outbox_.remove(id);
    this.changed();
  }

  setLocale(locale: string): void {
    if (locale === this.locale_) return;
    this.locale_ = locale;
    this.localeToTell_ = locale;
    this.tellLocale();
    this.changed();
  }

  signalTyping(): void {
    const now = Date.now();
    if (!this.opened_ || now - this.lastTyping_ < wireLimits.typingEvery) return;
    this.lastTyping_ = now;
    this.send({ type: 'typing' });
  }

  dismissNotice(): void {
    this.notice_ = null;
    this.changed();
  }

  /**
   * Ends the conversation for good and forgets it here at once. Resolves when the service closed it,
   * or when it could not be reached in time (it then closes idle conversations itself).
   */
  async leave(): Promise<void> {
    const reachable = this.opened_ && this.socket_ !== null && !this.closed;
    this.forget();
    if (reachable) {
      await new Promise<void>((resolve) => {
        const late = setTimeout(resolve, wireLimits.leaveGrace);
        this.leaving_ = () => {
          clearTimeout(late);
          resolve();
        };
        this.send({ type: 'leave' });
      });
    }
    this.leaving_ = null;
    this.stop();
  }

  /** Forgets the conversation on this machine; the next start begins a new one. */
  forget(): void {
    this.options_.store.remove('conversation');
    this.identity_ = null;
    this.outbox_.clear();
    this.inFlight_ = null;
    this.events_ = [];
    this.replayUntil_ = 0;
    this.notice_ = null;
    this.setTyping(null);
    this.changed();
  }

  private submit(what: Pick<Pending, 'kind' | 'text' | 'option' | 'photo'>): boolean {
    const waiting = this.outbox_.items.filter((item) => item.state !== 'sent').length;
    if (this.closed || waiting >= wireLimits.outbox) return false;
    this.outbox_.add({
      ...what,
      id: newId(),
      at: Date.now(),
      order: ++this.order_,
      state: 'waits',
    });
    if (this.link_ === 'idle') this.start();
    this.flush();
    this.changed();
    return true;
  }

  private connect(): void {
    clearTimeout(this.retry_);
    this.drop();
    this.setLink(this.tries_ === 0 && this.link_ !== 'lost' ? 'connecting' : 'lost');
    let socket: SocketLike;
    try {
      socket = this.options_.socket(this.options_.url);
    } catch {
      this.reconnect(retryDelay(this.tries_++, this.random));
      return;
    }
    this.socket_ = socket;
    socket.onopen = () => this.send(this.openFrame());
    socket.onmessage = (event) => {
      if (socket === this.socket_) this.receive(event.data);
    };
    socket.onclose = () => {
      if (socket === this.socket_) this.reconnect(retryDelay(this.tries_++, this.random));
    };
    this.expect(wireLimits.openTimeout);
  }

  private openFrame(): ClientFrame {
    return this.identity_
      ? { type: 'open', ...this.identity_, after: this.lastSeq() }
      : { type: 'open', channel: this.options_.channel, locale: this.locale_ };
  }

  private receive(data: unknown): void {
    let frame: ServerFrame;
    try {
      frame = JSON.parse(String(data)) as ServerFrame;
    } catch {
      return;
    }
    if (this.leaving_) {
      if (frame.type === 'event' && frame.kind === 'closed') this.leaving_();
      return;
    }
    switch (frame.type) {
      case 'opened':
        return this.onOpened(frame);
      case 'event':
        return this.onEvent(frame);
      case 'accepted':
        return this.onAccepted(frame.id);
      case 'typing':
        return this.setTyping(frame.from);
      case 'reconnect':
        return this.reconnect(this.random() * wireLimits.reconnectJitter);
      case 'error':
        return this.onError(frame);
    }
  }

  private onOpened(frame: Extract<ServerFrame, { type: 'opened' }>): void {
    clearTimeout(this.wait_);
    this.opened_ = true;
    this.tries_ = 0;
    this.identity_ = { conversation: frame.conversation, token: frame.token };
    this.options_.store.set('conversation', JSON.stringify(this.identity_));
    this.replayUntil_ = frame.seq;
    if (this.localeToTell_ === null) this.locale_ = frame.locale;
    this.setLink('online');
    this.tellLocale();
    this.flush();
  }

  private onEvent(event: ConversationEvent): void {
    if (event.seq <= this.lastSeq()) return;
    if (event.seq > this.lastSeq() + 1) {
      // A gap: something was missed, so ask for it instead of showing half a conversation.
      return this.reconnect(0);
    }
    this.events_ = [...this.events_, event];
    if (event.kind === 'message') {
      if (event.id !== undefined) this.settle(event.id, () => this.outbox_.remove(event.id ?? ''));
      if (event.from !== 'resident') this.setTyping(null);
    }
    if (event.kind === 'locale') this.locale_ = event.locale;
    this.dispatchEvent(new CustomEvent('event', { detail: event }));
    this.changed();
  }

  private onAccepted(id: string): void {
    this.settle(id, () => {
      if (this.outbox_.find(id)) this.outbox_.update(id, { state: 'sent' });
    });
    this.changed();
  }

  private settle(id: string, done: () => void): void {
    done();
    if (this.inFlight_ !== id) return;
    clearTimeout(this.wait_);
    this.inFlight_ = null;
    this.resends_ = 0;
    this.flush();
  }

  private onError(frame: Extract<ServerFrame, { type: 'error' }>): void {
    if (!this.opened_ && isForgotten(frame.code)) {
      // The unsent words are still the resident's: they go into the new conversation.
      this.options_.store.remove('conversation');
      this.identity_ = null;
      this.events_ = [];
      this.reconnect(0);
      return;
    }
    if (!this.opened_) return this.reconnect(retryDelay(this.tries_++, this.random));
    const id = frame.id ?? (isPassing(frame.code) ? this.inFlight_ : null);
    const item = id === null ? undefined : this.outbox_.find(id);
    if (!item) {
      this.notice_ = frame.message;
      return this.changed();
    }
    clearTimeout(this.wait_);
    if (this.inFlight_ === item.id) this.inFlight_ = null;
    if (isPassing(frame.code) && ++this.resends_ < wireLimits.resends) {
      this.wait_ = setTimeout(() => this.flush(), wireLimits.resendAfter);
    } else {
      this.outbox_.update(item.id, { state: 'refused', reason: frame.message });
      this.resends_ = 0;
      this.flush();
    }
    this.changed();
  }

  private flush(): void {
    if (!this.opened_ || this.inFlight_ !== null) return;
    const item = this.outbox_.next();
    if (!item) return;
    this.inFlight_ = item.id;
    this.send(frameOf(item));
    this.expect(wireLimits.acceptTimeout);
  }

  private tellLocale(): void {
    if (this.localeToTell_ === null || !this.opened_) return;
    this.send({ type: 'locale', locale: this.localeToTell_ });
    this.localeToTell_ = null;
  }

  private expect(within: number): void {
    clearTimeout(this.wait_);
    this.wait_ = setTimeout(() => this.reconnect(0), within);
  }

  private reconnect(delay: number): void {
    this.drop();
    this.setLink('lost');
    clearTimeout(this.retry_);
    this.retry_ = setTimeout(() => this.connect(), delay);
  }

  private drop(): void {
    clearTimeout(this.wait_);
    const socket = this.socket_;
    this.socket_ = null;
    this.opened_ = false;
    this.inFlight_ = null;
    this.setTyping(null);
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    try {
      socket.close();
    } catch {
      // It was never open.
    }
  }

  private send(frame: ClientFrame): void {
    if (this.socket_?.readyState === 1) this.socket_.send(JSON.stringify(frame));
  }

  private setTyping(from: 'bot' | 'agent' | null): void {
    clearTimeout(this.typingEnd_);
    if (from !== null) {
      this.typingEnd_ = setTimeout(() => this.setTyping(null), wireLimits.typingShown);
    }
    if (this.typing_ === from) return;
    this.typing_ = from;
    this.changed();
  }

  private setLink(link: Link): void {
    if (this.link_ === link) return;
    this.link_ = link;
    this.changed();
  }

  private lastSeq(): number {
    return this.events_[this.events_.length - 1]?.seq ?? 0;
  }

  private readonly random = (): number => (this.options_.random ?? Math.random)();

  private changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}

function readIdentity(store: Store): Identity | null {
  try {
    const value = JSON.parse(store.get('conversation') ?? 'null') as Partial<Identity> | null;
    return value?.conversation && value.token
      ? { conversation: value.conversation, token: value.token }
      : null;
  } catch {
    return null;
  }
}
