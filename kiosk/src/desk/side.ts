import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { languageName } from '../chat/bubbles.js';
import { withNumbers } from '../chat/numbers.js';
import { base } from '../design/base.js';
import { icon } from '../design/icons.js';
import type { DeskMessages } from '../messages/desk.js';
import { dayAndTime } from '../messages/formats.js';
import type { ConversationEvent } from '../wire/protocol.js';
import type { Watched } from './desk-client.js';
import type { BoardEntry, PluginViews } from './protocol.js';

/** Who wrote or took it stands in the conversation, by name. */
const toldElsewhere = ['_account', '_outcome'];

/** Members of events that begin with "_" are for staff: shown as they are. */
export function staffNotes(events: readonly ConversationEvent[]): [name: string, text: string][] {
  const notes = new Map<string, string>();
  for (const event of events) {
    for (const [name, value] of Object.entries(event)) {
      if (!name.startsWith('_') || toldElsewhere.includes(name)) continue;
      if (typeof value !== 'string' && typeof value !== 'number') continue;
      if (value !== '') notes.set(name.slice(1).replaceAll('_', ' '), String(value));
    }
  }
  return [...notes];
}

/** What an agent must know before the first word; and the way to the plugins' own pages. */
@customElement('lotsen-side')
export class SideElement extends LitElement {
  @property({ attribute: false }) messages!: DeskMessages;
  @property({ attribute: false }) watched: Watched | null = null;
  @property({ attribute: false }) entry: BoardEntry | null = null;
  @property({ attribute: false }) plugins: readonly PluginViews[] = [];

  private renderFacts(watched: Watched) {
    const { messages, entry } = this;
    const since = entry ? dayAndTime(new Date(entry.since), messages.locale) : undefined;
    const cases = watched.events.filter((event) => event.kind === 'case');
    const known = [entry?.reason, entry?.summary];
    const notes = staffNotes(watched.events).filter(([, text]) => !known.includes(text));
    const fact = (label: string, text: string | null | undefined) =>
      text
        ? html`<dt>${label}</dt>
            <dd><bdi>${withNumbers(text)}</bdi></dd>`
        : nothing;
    return html`<dl data-testid="facts">
        ${fact(messages.t('side.summary'), entry?.summary)}
        ${fact(messages.t('side.reason'), entry?.reason)}
        ${fact(messages.t('side.language'), languageName(watched.locale))}
        ${fact(
          messages.t('side.channel'),
          entry &&
            (entry.channel === 'kiosk' ? messages.t('queue.kiosk') : messages.t('queue.web')),
        )}
        ${fact(
          messages.t('side.queue'),
          entry ? messages.t('queue.name', { queue: entry.queue }) : undefined,
        )}
        ${fact(messages.t('side.since'), since)}
      </dl>
      ${
        cases.length === 0
          ? nothing
          : html`<h3>${messages.t('side.cases')}</h3>
              <ul class="cases">
                ${cases.map(
                  (one) =>
                    html`<li>
                      <bdi>${one.reference}</bdi>
                      <span>${messages.t('case.status', { status: one.status })}</span>
                    </li>`,
                )}
              </ul>`
      }
      ${
        notes.length === 0
          ? nothing
          : html`<h3>${messages.t('side.notes')}</h3>
              <dl>${notes.map(([name, text]) => fact(name, text))}</dl>`
      }`;
  }

  override render() {
    const { messages, watched, plugins } = this;
    const links = plugins.flatMap(({ plugin, views }) =>
      views.map(({ view, title }) => ({ href: `#/view/${plugin}/${view}`, title })),
    );
    return html`<section aria-labelledby="side-title">
      <h2 id="side-title">${messages.t('side.title')}</h2>
      ${watched ? this.renderFacts(watched) : html`<p class="none">${messages.t('talk.none')}</p>`}
      ${
        links.length === 0
          ? nothing
          : html`<h3>${messages.t('side.work')}</h3>
              <ul class="links">
                ${links.map(
                  ({ href, title }) =>
                    html`<li><a href=${href}>${title}${icon('forward')}</a></li>`,
                )}
              </ul>`
      }
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
        margin-block-end: var(--space-3);
      }
      h3 {
        margin-block: var(--space-5) var(--space-2);
        font-size: var(--text-s);
        color: var(--ink-soft);
      }
      .none {
        color: var(--ink-soft);
      }
      dt {
        font-size: var(--text-s);
        color: var(--ink-soft);
      }
      dd {
        margin-block-end: var(--space-3);
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      .cases li {
        display: flex;
        justify-content: space-between;
        gap: var(--space-2);
        font-weight: 600;
      }
      .cases span {
        font-weight: 400;
      }
      .links {
        display: grid;
        gap: var(--space-2);
      }
      .links a {
        display: flex;
        justify-content: space-between;
        align-items: center;
        min-block-size: var(--target);
        padding: var(--space-2) var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius-s);
        background: var(--raised);
        font-weight: 600;
        text-decoration: none;
      }
      .links a:hover {
        background: var(--primary-soft);
        color: var(--on-primary-soft);
      }
    `,
  ];
}
