// The resident socket's frames, as core/app/PROTOCOL.md names them. Members may be added there.

export type Channel = 'web' | 'kiosk';
export type Speaker = 'resident' | 'bot' | 'agent' | 'system';

export interface Option {
  option: string;
  label: string;
}

export interface Card {
  title?: string;
  text?: string;
  note?: string;
  phone?: string;
  email?: string;
  url?: string;
  options?: Option[];
}

export type Slot =
  'text' | 'choice' | 'place' | 'date' | 'time' | 'phone' | 'email' | 'number' | 'yes_no' | 'photo';

/** What the bot asked for: a hint for the input, never a limit on what may be written. */
export interface Expectation {
  slot: Slot;
  optional?: boolean;
}

interface EventBase {
  seq: number;
  /** RFC 3339, UTC. */
  at: string;
  from: Speaker;
}

export interface MessageEventBody extends EventBase {
  kind: 'message';
  text?: string;
  locale?: string;
  plugin?: string;
  intent?: string;
  /** The client's own id, on a resident's message. */
  id?: string;
  options?: Option[];
  cards?: Card[];
  source?: string;
  /** Display name, on an agent's message. */
  agent?: string;
  photo?: string;
  expects?: Expectation;
}

export type HandoverState = 'waiting' | 'accepted' | 'returned' | 'closed' | 'callback';

export interface HandoverEvent extends EventBase {
  kind: 'handover';
  state: HandoverState;
  position?: number;
  wait_s?: number;
  agent?: string;
}

export interface CaseEvent extends EventBase {
  kind: 'case';
  reference: string;
  status: string;
}

export interface LocaleEvent extends EventBase {
  kind: 'locale';
  locale: string;
}

export interface ClosedEvent extends EventBase {
  kind: 'closed';
}

export type ConversationEvent =
  MessageEventBody | HandoverEvent | CaseEvent | LocaleEvent | ClosedEvent;

export type ServerFrame =
  | { type: 'opened'; conversation: string; token: string; locale: string; seq: number }
  | { type: 'accepted'; id: string; seq: number }
  | ({ type: 'event' } & ConversationEvent)
  | { type: 'typing'; from: 'bot' | 'agent' }
  | { type: 'reconnect' }
  | { type: 'error'; code: string; message: string; id?: string };

export type ClientFrame =
  | { type: 'open'; channel: Channel; locale?: string }
  | { type: 'open'; conversation: string; token: string; after: number }
  | { type: 'say'; id: string; text: string; photo?: string }
  | { type: 'choose'; id: string; option: string }
  | { type: 'locale'; locale: string }
  | { type: 'typing' }
  | { type: 'leave' };

/** `GET /api/v1/info`: what a page needs before the first word. */
export interface ServiceInfo {
  municipality: string;
  demo: boolean;
  locale: string;
  locales: { tag: string; name: string; rtl?: boolean; reviewed?: boolean }[];
  tiles: { label: string; text: string; icon?: string; plugin: string; intent: string }[];
  phone?: string;
  open: boolean;
  next_opening?: string;
}
