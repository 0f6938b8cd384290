import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { languageName } from '../chat/bubbles.js';
import { base } from '../design/base.js';
import { icon } from '../design/icons.js';
import type { DeskMessages } from '../messages/desk.js';
import type { AgentPresence, BoardEntry } from './protocol.js';
import { groupsOf, type GroupName } from './queue-model.js';

const redrawEvery = 15_000;

export function waitedFor(since: string, now: number, messages: DeskMessages): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / 60_000));
  if (minutes < 60) return messages.t('queue.waited', { minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return messages.t('queue.waited_hours', { hours });
  return messages.t('queue.waited_days', { days: Math.floor(hours / 24) });
}

/** Who waits and why. Dispatches "choose" with the conversation's id. */
@customElement('lotsen-queue')
export class QueueElement extends LitElement {
  @property({ attribute: false }) messages!: DeskMessages;
  @property({ attribute: false }) entries: readonly BoardEntry[] = [];
  @property({ attribute: false }) agents: readonly AgentPresence[] = [];
  @property({ attribute: false }) account = '';
  @property({ attribute: false }) chosen: string | null = null;
  private clock_: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.clock_ = setInterval(() => this.requestUpdate(), redrawEvery);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.clock_);
  }

  private nameOf(account: string | undefined): string {
    return this.agents.find((agent) => agent.account === account)?.display_name ?? account ?? '';
  }

  private groupTitle(name: GroupName): string {
    const { messages } = this;
    return {
      mine: messages.t('queue.mine'),
      waiting: messages.t('queue.waiting'),
      callback: messages.t('queue.callback'),
      others: messages.t('queue.others'),
    }[name];
  }

  private renderEntry(entry: BoardEntry, group: GroupName) {
    const { messages } = this;
    const { conversation, locale, reason, summary, agent, channel, since } = entry;
    return html`<li>
      <button
        class="entry ${group}"
        type="button"
        data-testid="entry"
        data-conversation=${conversation}
        data-state=${entry.state}
        aria-current=${conversation === this.chosen ? 'true' : nothing}
        @click=${() => this.dispatchEvent(new CustomEvent('choose', { detail: conversation }))}
      >
        <span class="line">
          <strong><bdi>${reason || messages.t('queue.name', { queue: entry.queue })}</bdi></strong>
          <span class="wait">${icon('clock')}${waitedFor(since, Date.now(), messages)}</span>
        </span>
        ${summary ? html`<span class="summary"><bdi>${summary}</bdi></span>` : nothing}
        <span class="line tags">
          <span class="tag"><bdi lang=${locale}>${languageName(locale)}</bdi></span>
          <span class="tag">
            ${channel === 'kiosk' ? messages.t('queue.kiosk') : messages.t('queue.web')}
          </span>
          ${
            group === 'callback'
              ? html`<span class="tag callback"
                  >${icon('phone')}${this.groupTitle('callback')}</span
                >`
              : nothing
          }
          ${
            group === 'others' && agent
              ? html`<span class="tag">
                  ${messages.t('queue.taken_by', { name: this.nameOf(agent) })}
                </span>`
              : nothing
          }
        </span>
      </button>
    </li>`;
  }

  override render() {
    const { messages } = this;
    const groups = groupsOf(this.entries, this.account);
    return html`<section aria-labelledby="queue-title" data-testid="queue">
      <h2 id="queue-title">${messages.t('queue.title')}</h2>
      ${
        this.entries.some((entry) => entry.state === 'waiting')
          ? nothing
          : html`<p class="empty">${messages.t('queue.empty')}</p>`
      }
      ${groups.map(
        ({ name, entries }) =>
          html`<h3>
              ${this.groupTitle(name)}
              <span class="count">${messages.t('queue.count', { count: entries.length })}</span>
            </h3>
            <ul>
              ${entries.map((entry) => this.renderEntry(entry, name))}
            </ul>`,
      )}
      <h3>${messages.t('queue.agents')}</h3>
      <ul class="agents">
        ${this.agents.map(
          (agent) =>
            html`<li class=${agent.available ? 'free' : ''}>
              <span class="dot" aria-hidden="true"></span>
              <span>
                ${
                  agent.available
                    ? messages.t('queue.agent_free', { name: agent.display_name })
                    : messages.t('queue.agent_busy', { name: agent.display_name })
                }
              </span>
              <span class="count">
                ${messages.t('queue.count', { count: agent.conversations })}
              </span>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
        padding: var(--space-4);
        overflow-y: auto;
        scrollbar-width: thin;
      }
      h2 {
        font-size: var(--text-l);
        margin-block-end: var(--space-2);
      }
      h3 {
        display: flex;
        justify-content: space-between;
        margin-block: var(--space-5) var(--space-2);
        font-size: var(--text-s);
        color: var(--ink-soft);
      }
      .empty {
        color: var(--ink-soft);
      }
      .count {
        font-variant-numeric: tabular-nums;
      }
      ul {
        display: grid;
        gap: var(--space-2);
      }
      .entry {
        display: grid;
        gap: var(--space-1);
        inline-size: 100%;
        padding: var(--space-3);
        border: 1px solid var(--line);
        border-inline-start: var(--space-1) solid var(--edge);
        border-radius: var(--radius-s);
        background: var(--raised);
        text-align: start;
      }
      .entry.waiting {
        border-inline-start-color: var(--beacon);
      }
      .entry.mine {
        border-inline-start-color: var(--primary);
      }
      .entry.callback {
        border-inline-start-color: var(--harbour);
      }
      .entry:hover {
        background: var(--primary-soft);
        color: var(--on-primary-soft);
      }
      .entry[aria-current='true'] {
        background: var(--primary-soft);
        color: var(--on-primary-soft);
        border-color: var(--primary);
      }
      .entry:hover .summary,
      .entry:hover .wait,
      .entry[aria-current='true'] .summary,
      .entry[aria-current='true'] .wait {
        color: inherit;
      }
      .line {
        display: flex;
        justify-content: space-between;
        gap: var(--space-2);
      }
      .wait {
        display: flex;
        align-items: center;
        gap: var(--space-1);
        font-size: var(--text-s);
        color: var(--ink-soft);
        white-space: nowrap;
      }
      .wait .icon {
        inline-size: 1em;
        block-size: 1em;
      }
      .summary {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        overflow: hidden;
        font-size: var(--text-s);
        color: var(--ink-soft);
      }
      .tags {
        justify-content: flex-start;
        flex-wrap: wrap;
      }
      .tag {
        display: inline-flex;
        align-items: center;
        gap: var(--space-1);
        padding: 0 var(--space-2);
        border-radius: var(--radius-s);
        background: var(--sunken);
        color: var(--ink);
        font-size: var(--text-s);
      }
      .tag.callback {
        background: var(--harbour-soft);
        color: var(--harbour);
      }
      .agents {
        gap: var(--space-1);
      }
      .agents li {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        font-size: var(--text-s);
      }
      .agents li > span:nth-child(2) {
        flex: 1;
      }
      .dot {
        inline-size: 0.7em;
        block-size: 0.7em;
        border-radius: 50%;
        border: 2px solid var(--edge);
      }
      .free .dot {
        border-color: var(--primary);
        background: var(--primary);
      }
    `,
  ];
}
