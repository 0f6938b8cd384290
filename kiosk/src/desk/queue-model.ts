// How the queue is grouped for one agent. No drawing here.
import type { BoardEntry } from './protocol.js';

export type GroupName = 'mine' | 'waiting' | 'callback' | 'others';

export interface Group {
  name: GroupName;
  entries: readonly BoardEntry[];
}

const order: readonly GroupName[] = ['mine', 'waiting', 'callback', 'others'];

export function groupOf(entry: BoardEntry, account: string): GroupName {
  if (entry.agent === account && entry.state !== 'waiting') return 'mine';
  if (entry.state === 'waiting') return 'waiting';
  if (entry.state === 'callback') return 'callback';
  return 'others';
}

/** Groups that hold something, the longest waiting first in each. */
export function groupsOf(entries: readonly BoardEntry[], account: string): Group[] {
  const sorted = [...entries].sort((a, b) => a.since.localeCompare(b.since));
  return order
    .map((name) => ({
      name,
      entries: sorted.filter((entry) => groupOf(entry, account) === name),
    }))
    .filter((group) => group.entries.length > 0);
}

/** The neighbour of an entry in the order shown, for the keyboard: step 1 is down, -1 is up. */
export function neighbour(
  groups: readonly Group[],
  conversation: string | null,
  step: 1 | -1,
): BoardEntry | undefined {
  const all = groups.flatMap((group) => group.entries);
  const at = all.findIndex((entry) => entry.conversation === conversation);
  if (at < 0) return step === 1 ? all[0] : all[all.length - 1];
  return all[(at + step + all.length) % all.length];
}
