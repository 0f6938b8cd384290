// The staff socket's and the staff pages' part of core/app/PROTOCOL.md.
import type { ConversationEvent } from '../wire/protocol.js';

export type Role = 'agent' | 'editor' | 'supervisor';

export interface Account {
  name: string;
  display_name: string;
  role: Role;
  /** The password was given by someone else and must be replaced before anything is done. */
  one_time?: boolean;
}

export interface BoardEntry {
  conversation: string;
  queue: string;
  locale: string;
  channel: string;
  reason: string;
  summary: string;
  state: 'waiting' | 'accepted' | 'callback';
  /** Account of the agent who took it. */
  agent?: string;
  since: string;
}

export interface AgentPresence {
  account: string;
  display_name: string;
  available: boolean;
  conversations: number;
}

export interface Owner {
  kind: 'bot' | 'queue' | 'agent';
  name: string;
}

export type Outcome = 'solved' | 'referred' | 'no_answer' | 'other';

export type DeskFrame =
  | { type: 'welcome'; account: Account; opening?: { open: boolean; next?: string } }
  | { type: 'board'; entries: BoardEntry[]; agents: AgentPresence[] }
  | {
      type: 'transcript';
      conversation: string;
      locale: string;
      owner: Owner;
      events: ConversationEvent[];
    }
  | { type: 'event'; conversation: string; event: ConversationEvent }
  | { type: 'typing'; conversation: string }
  | { type: 'done'; n: number }
  | { type: 'reconnect' }
  | { type: 'error'; code: string; message: string; n?: number };

export type DeskCommand =
  | { type: 'presence'; available: boolean }
  | { type: 'watch'; conversation: string; after: number }
  | { type: 'accept'; conversation: string }
  | { type: 'say'; conversation: string; id: string; text: string }
  | { type: 'return'; conversation: string }
  | { type: 'close'; conversation: string; outcome: Outcome };

export type FieldType = 'text' | 'number' | 'time' | 'date' | 'flag' | 'choice' | 'long_text';
/** A cell may also hold a photo that a resident sent. */
export type CellType = FieldType | 'photo';

export interface ViewPhoto {
  conversation: string;
  photo: string;
}

export interface ViewField {
  name: string;
  label: string;
  type: FieldType;
  required?: boolean;
  choices?: { value: string; label: string }[];
  value?: unknown;
}

export interface ViewCommand {
  command: string;
  label: string;
  scope: 'view' | 'row';
  confirm?: string;
  fields?: ViewField[];
}

export type ViewRow = { id: string | number } & Record<string, unknown>;

export interface ViewColumn {
  name: string;
  label: string;
  type: CellType;
}

export interface PluginView {
  title: string;
  columns: ViewColumn[];
  rows: ViewRow[];
  commands?: ViewCommand[];
}

export interface PluginViews {
  plugin: string;
  views: { view: string; title: string }[];
}
