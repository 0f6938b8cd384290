// What a conversation looks like, from its events and what still waits to be sent. No drawing here.
import type {
  Card,
  ConversationEvent,
  Expectation,
  HandoverEvent,
  Option,
  Speaker,
} from '../wire/protocol.js';
import type { Pending } from '../wire/outbox.js';

export interface Bubble {
  kind: 'bubble';
  key: string;
  from: Speaker;
  text: string;
  locale: string | undefined;
  agent: string | undefined;
  /** Milliseconds since 1970. */
  at: number;
  /** The first of a run by the same speaker: who speaks is said once. */
  leads: boolean;
  cards: readonly Card[];
  source: string | undefined;
  photo: string | undefined;
  intent: string | undefined;
  plugin: string | undefined;
  /** sent is said of the resident's own; waits and refused are not with the service yet. */
  delivery: 'sent' | 'waits' | 'refused' | undefined;
  reason: string | undefined;
  id: string | undefined;
}

export type Item =
  | Bubble
  | { kind: 'handover'; key: string; at: number; event: HandoverEvent }
  | { kind: 'case'; key: string; at: number; reference: string; status: string }
  | { kind: 'locale'; key: string; at: number; locale: string }
  | { kind: 'closed'; key: string; at: number };

export interface Timeline {
  items: readonly Item[];
  /** Still open: nobody has answered since they were offered. */
  options: readonly Option[];
  /** Key of the bubble whose cards may still be chosen from. */
  choosable: string | null;
  expects: Expectation | null;
  /** Display name of the person the resident talks to. */
  agent: string | null;
  waiting: HandoverEvent | null;
  closed: boolean;
}

function bubbleOf(event: Extract<ConversationEvent, { kind: 'message' }>): Bubble {
  return {
    kind: 'bubble',
    key: event.id === undefined ? `e${event.seq}` : `m${event.id}`,
    from: event.from,
    text: event.text ?? '',
    locale: event.locale,
    agent: event.agent,
    at: Date.parse(event.at),
    leads: true,
    cards: event.cards ?? [],
    source: event.source,
    photo: event.photo,
    intent: event.intent,
    plugin: event.plugin,
    delivery: event.from === 'resident' ? 'sent' : undefined,
    reason: undefined,
    id: event.id,
  };
}

function bubbleOfPending(item: Pending): Bubble {
  return {
    kind: 'bubble',
    key: `m${item.id}`,
    from: 'resident',
    text: item.text,
    locale: undefined,
    agent: undefined,
    at: item.at,
    leads: true,
    cards: [],
    source: undefined,
    photo: item.photo,
    intent: undefined,
    plugin: undefined,
    delivery: item.state,
    reason: item.reason,
    id: item.id,
  };
}

function itemOf(event: ConversationEvent): Item {
  const at = Date.parse(event.at);
  const key = `e${event.seq}`;
  switch (event.kind) {
    case 'message':
      return bubbleOf(event);
    case 'handover':
      return { kind: 'handover', key, at, event };
    case 'case':
      return { kind: 'case', key, at, reference: event.reference, status: event.status };
    case 'locale':
      return { kind: 'locale', key, at, locale: event.locale };
    case 'closed':
      return { kind: 'closed', key, at };
  }
}

/** Of the places in a queue told one after another only the newest is of use. */
function withoutStaleWaits(items: readonly Item[]): Item[] {
  let newer = false;
  const kept = [...items].reverse().filter((item) => {
    if (item.kind !== 'handover') return true;
    if (item.event.state !== 'waiting') {
      newer = false;
      return true;
    }
    const keep = !newer;
    newer = true;
    return keep;
  });
  return kept.reverse();
}

function markLeads(items: readonly Item[]): Item[] {
  return items.map((item, index) => {
    const before = items[index - 1];
    if (item.kind !== 'bubble' || before?.kind !== 'bubble') return item;
    const same = before.from === item.from && before.agent === item.agent;
    return { ...item, leads: !same };
  });
}

interface Standing {
  agent: string | null;
  waiting: HandoverEvent | null;
  closed: boolean;
}

function standingOf(events: readonly ConversationEvent[]): Standing {
  const standing: Standing = { agent: null, waiting: null, closed: false };
  for (const event of events) {
    if (event.kind === 'closed') standing.closed = true;
    if (event.kind !== 'handover') continue;
    standing.waiting = event.state === 'waiting' ? event : null;
    standing.agent = event.state === 'accepted' ? (event.agent ?? '') : null;
  }
  return standing;
}

export function timelineOf(
  events: readonly ConversationEvent[],
  outbox: readonly Pending[] = [],
): Timeline {
  const pending = outbox.map(bubbleOfPending);
  const items = markLeads([...withoutStaleWaits(events.map(itemOf)), ...pending]);
  const standing = standingOf(events);
  const said = events.filter((event) => event.kind === 'message');
  const last = said[said.length - 1];
  const asks = last && last.from !== 'resident' && outbox.length === 0 && !standing.closed;
  return {
    items,
    options: asks ? (last.options ?? []) : [],
    choosable: asks ? `e${last.seq}` : null,
    expects: asks && standing.agent === null ? (last.expects ?? null) : null,
    ...standing,
  };
}
