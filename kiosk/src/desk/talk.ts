import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { bubbleStyles } from '../chat/bubble-styles.js';
import { directionOf, itemTemplate, languageName, type BubbleContext } from '../chat/bubbles.js';
import type { Composed, ComposerElement } from '../chat/composer.js';
import { timelineOf } from '../chat/timeline.js';
import { base } from '../design/base.js';
import { controls, dialogs } from '../design/controls.js';
import { icon, mark } from '../design/icons.js';
import { markStyle } from '../design/mark.js';
import type { DeskMessages } from '../messages/desk.js';
import { staffPhotos } from '../wire/api.js';
import type { HandoverEvent } from '../wire/protocol.js';
import { CommandError, type DeskClient } from './desk-client.js';
import type { Outcome } from './protocol.js';
import '../chat/composer.js';

const outcomes: readonly Outcome[] = ['solved', 'referred', 'no_answer', 'other'];

/** The conversation in the middle of the desk: read it all, take it, answer, give it back, close it. */
@customElement('lotsen-talk')
export class TalkElement extends LitElement {
  @property({ attribute: false }) client!: DeskClient;
  @property({ attribute: false }) messages!: DeskMessages;
  /** Changes with every "change" of the client, so that this element redraws. */
  @property({ attribute: false }) version = 0;
  @state() private problem_ = '';
  @query('.log') private log_!: HTMLElement | null;
  @query('lotsen-composer') private composer_!: ComposerElement | null;
  @query('dialog.close') private closing_!: HTMLDialogElement;
  @query('dialog.back') private returning_!: HTMLDialogElement;
  private shown_ = '';
  private length_ = 0;

  get mine(): boolean {
    const { watched, account } = this.client;
    if (!watched || !account) return false;
    const entry = this.client.entries.find((one) => one.conversation === watched.conversation);
    return entry ? entry.state === 'accepted' && entry.agent === account.name : false;
  }

  /** Waits for a person, so that an agent can take it. */
  private get waits(): boolean {
    const id = this.client.watched?.conversation;
    const entry = this.client.entries.find((one) => one.conversation === id);
    return entry !== undefined && entry.state !== 'accepted' && !this.closed;
  }

  private get closed(): boolean {
    return this.client.watched?.events.some((event) => event.kind === 'closed') ?? false;
  }

  override focus(): void {
    if (this.composer_) this.composer_.focus();
    else this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  async accept(): Promise<void> {
    const { watched } = this.client;
    if (!watched || !this.waits) return;
    if (await this.run(() => this.client.accept(watched.conversation))) {
      await this.updateComplete;
      this.focus();
    }
  }

  askReturn(): void {
    if (this.mine) this.returning_.showModal();
  }

  askClose(): void {
    if (this.mine) this.closing_.showModal();
  }

  private async run(work: () => Promise<void>): Promise<boolean> {
    this.problem_ = '';
    try {
      await work();
      return true;
    } catch (cause) {
      const { messages } = this;
      const code = cause instanceof CommandError ? cause.code : '';
      this.problem_ =
        code === 'already_taken'
          ? messages.t('talk.taken')
          : code === 'offline'
            ? messages.t('desk.offline')
            : (cause instanceof CommandError && cause.message) || messages.t('desk.failed');
      return false;
    }
  }

  override updated(_: PropertyValues<this>): void {
    const { watched } = this.client;
    const length = (watched?.events.length ?? 0) + this.client.unsent.length;
    const conversation = watched?.conversation ?? '';
    if (conversation !== this.shown_) this.problem_ = '';
    if (this.log_ && (conversation !== this.shown_ || length !== this.length_)) {
      this.log_.scrollTop = this.log_.scrollHeight;
    }
    this.shown_ = conversation;
    this.length_ = length;
  }

  private renderNone() {
    const { messages } = this;
    return html`<div class="none">
      ${mark()}
      <h2 tabindex="-1">${messages.t('talk.none')}</h2>
      <p>${messages.t('talk.none_text')}</p>
    </div>`;
  }

  private renderHead(locale: string) {
    const { messages, mine, waits } = this;
    return html`<header>
      <h2 tabindex="-1">
        ${messages.t('talk.with', { language: locale === '' ? '…' : languageName(locale) })}
      </h2>
      ${
        mine
          ? html`<button
                class="button secondary"
                type="button"
                data-testid="return"
                aria-keyshortcuts="Alt+R"
                @click=${() => this.askReturn()}
              >
                ${icon('back')}${messages.t('talk.return')}
              </button>
              <button
                class="button primary"
                type="button"
                data-testid="close-conversation"
                aria-keyshortcuts="Alt+C"
                @click=${() => this.askClose()}
              >
                ${icon('check')}${messages.t('talk.close')}
              </button>`
          : nothing
      }
      ${
        waits
          ? html`<button
              class="button primary"
              type="button"
              data-testid="accept"
              aria-keyshortcuts="Alt+A"
              @click=${() => void this.accept()}
            >
              ${icon('person')}${messages.t('talk.accept')}
            </button>`
          : nothing
      }
    </header>`;
  }

  private get footText(): string {
    const { messages, client, closed } = this;
    const { watched } = client;
    if (closed) return messages.t('talk.ended');
    const entry = client.entries.find((one) => one.conversation === watched?.conversation);
    if (entry?.state === 'accepted' && entry.agent) {
      const name =
        client.agents.find((agent) => agent.account === entry.agent)?.display_name ?? entry.agent;
      return messages.t('talk.with_other', { name });
    }
    return entry ? messages.t('talk.must_accept') : messages.t('talk.with_bot');
  }

  private renderFoot(conversation: string, locale: string) {
    const { messages, client } = this;
    if (!this.mine || this.closed) return html`<p class="foot" role="status">${this.footText}</p>`;
    return html`<p class="reads">
        ${messages.t('talk.write_in', { language: languageName(locale) })}
      </p>
      <lotsen-composer
        .messages=${messages}
        .photos=${false}
        @compose=${(event: CustomEvent<Composed>) => client.say(conversation, event.detail.text)}
        @typing=${() => client.typing(conversation)}
      ></lotsen-composer>`;
  }

  private story(event: HandoverEvent): string {
    const { messages } = this;
    const { state, agent: name } = event;
    switch (state) {
      case 'waiting':
        return messages.t('story.waiting');
      case 'accepted':
        return messages.t('story.accepted', { name: name || messages.t('chat.agent') });
      case 'returned':
        return messages.t('story.returned');
      case 'closed':
        return messages.t('story.closed');
      case 'callback':
        return messages.t('story.callback');
    }
  }

  private renderDialogs(conversation: string) {
    const { messages, client } = this;
    return html`<dialog class="sheet close" aria-labelledby="close-title">
        <h2 id="close-title">${messages.t('talk.close_title')}</h2>
        <form
          method="dialog"
          @submit=${(event: SubmitEvent) => {
            const chosen = new FormData(event.target as HTMLFormElement).get('outcome');
            void this.run(() => client.close(conversation, chosen as Outcome));
          }}
        >
          <fieldset>
            <legend>${messages.t('talk.close_text')}</legend>
            ${outcomes.map(
              (outcome, index) =>
                html`<label class="choice">
                  <input type="radio" name="outcome" value=${outcome} ?checked=${index === 0} />
                  ${messages.t('talk.outcome', { outcome })}
                </label>`,
            )}
          </fieldset>
          <div class="actions">
            <button class="button quiet" type="button" @click=${() => this.closing_.close()}>
              ${messages.t('desk.cancel')}
            </button>
            <button class="button primary" type="submit" data-testid="close-confirm">
              ${messages.t('talk.close_title')}
            </button>
          </div>
        </form>
      </dialog>
      <dialog class="sheet back" aria-labelledby="back-title">
        <h2 id="back-title">${messages.t('talk.return_title')}</h2>
        <p>${messages.t('talk.return_text')}</p>
        <div class="actions">
          <button class="button quiet" type="button" @click=${() => this.returning_.close()}>
            ${messages.t('desk.cancel')}
          </button>
          <button
            class="button primary"
            type="button"
            data-testid="return-confirm"
            @click=${() => {
              this.returning_.close();
              void this.run(() => client.giveBack(conversation));
            }}
          >
            ${messages.t('talk.return')}
          </button>
        </div>
      </dialog>`;
  }

  override render() {
    const { client, messages } = this;
    const { watched } = client;
    if (!watched) return this.renderNone();
    const { conversation, locale, events, typing } = watched;
    const own = client.unsent.filter((item) => item.conversation === conversation);
    const { items } = timelineOf(events, []);
    const pending = timelineOf([], own).items.map((item) => ({ ...item, from: 'agent' as const }));
    const context: BubbleContext = {
      messages,
      links: true,
      own: 'agent',
      level: 3,
      loadPhoto: (photo) => staffPhotos(conversation).load(photo),
      choose: null,
      handoverText: (event) => this.story(event),
      again: (id) => client.again(id),
      discard: (id) => client.discard(id),
    };
    return html`${this.renderHead(locale)}
      ${
        this.problem_ === ''
          ? nothing
          : html`<p class="problem" role="alert">${icon('warning')}${this.problem_}</p>`
      }
      <div class="log" tabindex="0" role="region" aria-label=${messages.t('chat.log')}>
        <div
          class="items"
          role="log"
          aria-live="polite"
          aria-label=${messages.t('chat.log')}
          dir=${directionOf(locale)}
          data-testid="transcript"
        >
          ${repeat(
            [...items, ...pending],
            (item) => item.key,
            (item) => itemTemplate(item, null, context),
          )}
        </div>
        <p class="typing" role="status">${typing ? messages.t('talk.typing') : ''}</p>
      </div>
      ${this.renderFoot(conversation, locale)} ${this.renderDialogs(conversation)}`;
  }

  static override readonly styles = [
    base,
    controls,
    dialogs,
    bubbleStyles,
    markStyle,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
        min-inline-size: 0;
        background: var(--paper);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
        padding: var(--space-3) var(--space-4);
        border-block-end: 1px solid var(--line);
        background: var(--surface);
      }
      header h2 {
        flex: 1;
        font-size: var(--text-l);
      }
      h2:focus-visible {
        outline: none;
        box-shadow: none;
      }
      .log {
        flex: 1;
        min-block-size: 0;
        overflow-y: auto;
        padding: var(--space-3) var(--space-5) var(--space-4);
        scrollbar-width: thin;
      }
      .log:focus-visible {
        outline-offset: calc(var(--base) * -0.1875);
        box-shadow: none;
      }
      .items {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-2);
      }
      .row {
        max-inline-size: min(80%, calc(var(--base) * 38));
      }
      .row.bot .bubble {
        background: var(--sunken);
      }
      .typing {
        min-block-size: 1.5em;
        margin-block-start: var(--space-2);
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
      .problem {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        padding: var(--space-2) var(--space-4);
        background: var(--danger-soft);
        color: var(--danger);
        font-weight: 600;
      }
      .foot,
      .reads {
        padding: var(--space-3) var(--space-4);
        border-block-start: 1px solid var(--line);
        background: var(--surface);
        color: var(--ink-soft);
      }
      .reads {
        padding-block: var(--space-2) 0;
        font-size: var(--text-s);
      }
      lotsen-composer {
        border-block-start: none;
      }
      .none {
        display: grid;
        place-items: center;
        align-content: center;
        gap: var(--space-2);
        flex: 1;
        padding: var(--space-5);
        text-align: center;
        color: var(--ink-soft);
        --mark-tower: var(--edge);
        --mark-band: var(--paper);
      }
      .none .mark {
        inline-size: calc(var(--base) * 5);
        block-size: calc(var(--base) * 5);
      }
      fieldset {
        border: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: var(--space-1);
      }
      .choice {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        min-block-size: var(--target);
      }
      .choice input {
        inline-size: 1.25em;
        block-size: 1.25em;
        accent-color: var(--primary);
      }
    `,
  ];
}
