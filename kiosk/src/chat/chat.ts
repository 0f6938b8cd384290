import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '../design/base.js';
import { banner, controls } from '../design/controls.js';
import { icon, tileIcon } from '../design/icons.js';
import type { ChatMessages } from '../messages/widget.js';
import type { PhotoAccess } from '../wire/api.js';
import type { ConversationClient } from '../wire/conversation-client.js';
import type { Option, ServiceInfo } from '../wire/protocol.js';
import { bubbleStyles } from './bubble-styles.js';
import { itemTemplate, optionChips, type BubbleContext } from './bubbles.js';
import type { Composed, ComposerElement } from './composer.js';
import { timelineOf, type Timeline } from './timeline.js';
import './composer.js';

/** A resident's conversation: its log, what may be chosen, and the place to write. */
@customElement('lotsen-chat')
export class ChatElement extends LitElement {
  @property({ attribute: false }) client!: ConversationClient;
  @property({ attribute: false }) messages!: ChatMessages;
  @property({ attribute: false }) info: ServiceInfo | null = null;
  @property({ attribute: false }) photos: PhotoAccess | null = null;
  /** The kiosk's way: choices stand low, above the keyboard; nothing leads out; nothing is copied. */
  @property({ type: Boolean, reflect: true }) kiosk = false;
  @state() private copied_: string | null = null;
  @query('.log') private log_!: HTMLElement;
  @query('lotsen-composer') composer!: ComposerElement;
  private timeline_: Timeline = timelineOf([]);
  private atEnd_ = true;
  private seen_ = 0;
  private watched_: ConversationClient | null = null;
  /** A keyboard that opens or larger text must not push the newest words out of sight. */
  private readonly resized_ = new ResizeObserver(() => {
    if (this.atEnd_) this.scrollToEnd();
  });

  override focus(): void {
    this.composer?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasUpdated) return;
    this.watch(this.client);
    this.resized_.observe(this.log_);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized_.disconnect();
    this.watch(null);
  }

  private watch(client: ConversationClient | null): void {
    if (this.watched_ === client) return;
    this.watched_?.removeEventListener('change', this.changed_);
    this.watched_ = client;
    client?.addEventListener('change', this.changed_);
  }

  private readonly changed_ = (): void => this.requestUpdate();

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('client')) this.watch(this.client);
    this.timeline_ = timelineOf(this.client.events, this.client.outbox);
    if (this.log_) {
      const { scrollHeight, scrollTop, clientHeight } = this.log_;
      this.atEnd_ = scrollHeight - scrollTop - clientHeight < 80;
    }
  }

  override firstUpdated(): void {
    this.resized_.observe(this.log_);
  }

  override updated(): void {
    const { items } = this.timeline_;
    const grown = items.length !== this.seen_;
    this.seen_ = items.length;
    const last = items[items.length - 1];
    const own = last?.kind === 'bubble' && last.from === 'resident';
    if (this.atEnd_ || (grown && own)) this.scrollToEnd();
  }

  /** A long answer is read from its beginning: never scroll its first line out of sight. */
  private scrollToEnd(): void {
    const rows = this.log_.querySelectorAll<HTMLElement>('.items > *');
    const last = rows[rows.length - 1];
    const end = this.log_.scrollHeight - this.log_.clientHeight;
    const start = last ? last.offsetTop - this.log_.offsetTop - 12 : end;
    this.log_.scrollTop = Math.min(end, Math.max(start, 0));
  }

  private get context(): BubbleContext {
    const { client } = this;
    return {
      messages: this.messages,
      links: !this.kiosk,
      own: 'resident',
      level: this.kiosk ? 2 : 3,
      loadPhoto: this.photos ? (photo) => this.photos!.load(photo) : null,
      choose: (option) => this.choose(option),
      again: (id) => client.again(id),
      discard: (id) => client.discard(id),
      copied: this.copied_,
      ...(this.kiosk ? {} : { copy: (reference: string) => void this.copy(reference) }),
    };
  }

  private choose(option: Option): void {
    this.client.choose(option.option, option.label);
    this.focus();
  }

  private async copy(reference: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(reference);
      this.copied_ = reference;
    } catch {
      // No clipboard here: the reference can be marked and copied by hand.
    }
  }

  private compose(event: CustomEvent<Composed>): void {
    this.client.say(event.detail.text, event.detail.photo);
  }

  private renderLink() {
    const { client, messages } = this;
    if (client.link !== 'lost') return nothing;
    const waiting = client.outbox.some((item) => item.state === 'waits');
    return html`<div class="banner" data-testid="offline">
      <div class="spinner"></div>
      <span>${waiting ? messages.t('chat.offline_waiting') : messages.t('chat.offline')}</span>
    </div>`;
  }

  private renderNotice() {
    const { notice } = this.client;
    if (notice === null) return nothing;
    return html`<div class="banner warning" role="alert">
      ${icon('warning')}<span dir="auto">${notice}</span>
      <button
        class="icon-button"
        type="button"
        aria-label=${this.messages.t('chat.dismiss')}
        @click=${() => this.client.dismissNotice()}
      >
        ${icon('close')}
      </button>
    </div>`;
  }

  /** What one can begin with, until the resident has said something. */
  private get tiles(): ServiceInfo['tiles'] {
    const begun = this.timeline_.items.some(
      (item) => item.kind === 'bubble' && item.from === 'resident',
    );
    return this.kiosk || begun || !this.client.replayed ? [] : (this.info?.tiles ?? []);
  }

  private renderTiles() {
    const { tiles } = this;
    const { options } = this.timeline_;
    if (tiles.length === 0) return nothing;
    return html`<ul class="tiles" aria-label=${this.messages.t('chat.begin_with')}>
      ${tiles.map(
        (tile) =>
          html`<li>
            <button
              class="tile"
              type="button"
              data-testid="tile"
              data-intent=${tile.intent}
              @click=${() => {
                const option = options.find(({ label }) => label === tile.label);
                if (option) this.client.choose(option.option, option.label);
                else this.client.say(tile.text);
                this.focus();
              }}
            >
              ${tileIcon(tile.icon)}<span dir="auto">${tile.label}</span>
            </button>
          </li>`,
      )}
    </ul>`;
  }

  private renderTyping() {
    const { typing } = this.client;
    const agent = this.timeline_.agent;
    const text =
      typing === 'agent' && agent
        ? this.messages.t('chat.typing_named', { name: agent })
        : this.messages.t('chat.typing');
    return html`<div class="typing" ?hidden=${typing === null} data-testid="typing">
      <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
      <span class="visually-hidden">${text}</span>
    </div>`;
  }

  override render() {
    const { messages, client, context } = this;
    const { items, options, choosable, expects, closed } = this.timeline_;
    // What a tile offers already need not stand there twice.
    const { tiles } = this;
    const further = options.filter(({ label }) => tiles.every((tile) => tile.label !== label));
    const tray = further.length > 0 ? optionChips(further, context) : nothing;
    return html`${this.renderLink()}${this.renderNotice()}
      <div class="log" tabindex="0" role="region" aria-label=${messages.t('chat.log')}>
        <div
          class="items"
          role="log"
          aria-live="polite"
          aria-busy=${client.replayed ? 'false' : 'true'}
          aria-label=${messages.t('chat.log')}
          data-testid="log"
        >
          ${repeat(
            items,
            (item) => item.key,
            (item) => itemTemplate(item, choosable, context),
          )}
        </div>
        ${
          items.length === 0 && client.link !== 'online'
            ? html`<p class="connecting" role="status">
                <span class="spinner"></span>${messages.t('chat.connecting')}
              </p>`
            : nothing
        }
        ${this.renderTiles()} ${this.kiosk ? nothing : html`<div class="tray">${tray}</div>`}
        ${this.renderTyping()}
      </div>
      ${this.kiosk ? html`<div class="tray low">${tray}</div>` : nothing}
      ${
        closed
          ? html`<div class="ended">
              <p>${messages.t('chat.closed')}</p>
              <button
                class="button primary"
                type="button"
                data-testid="begin-again"
                @click=${() => this.dispatchEvent(new Event('begin-again'))}
              >
                ${messages.t('chat.new')}
              </button>
            </div>`
          : html`<lotsen-composer
              .messages=${messages}
              .expects=${expects}
              .upload=${this.photos ? (image: Blob) => this.photos!.upload(image) : null}
              .photos=${!this.kiosk}
              .onscreen=${this.kiosk}
              @compose=${this.compose}
              @typing=${() => client.signalTyping()}
            ></lotsen-composer>`
      }`;
  }

  static override readonly styles = [
    base,
    controls,
    banner,
    bubbleStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
        background: var(--paper);
      }
      .log {
        flex: 1;
        min-block-size: 0;
        overflow-y: auto;
        overscroll-behavior: contain;
        padding: var(--space-3) var(--space-4) var(--space-4);
        scrollbar-width: thin;
      }
      /* The newest words stand low, beside the keys, where they are read and answered. */
      :host([kiosk]) .log {
        display: flex;
        flex-direction: column;
      }
      :host([kiosk]) .items {
        margin-block-start: auto;
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
      .items > * {
        animation: arrive var(--calm) var(--ease);
      }
      @keyframes arrive {
        from {
          opacity: 0;
          transform: translateY(6px);
        }
      }
      .tray {
        margin-block-start: var(--space-3);
      }
      .tray.low {
        margin: 0;
        padding: 0 var(--space-4) var(--space-3);
        max-block-size: 40%;
        overflow-y: auto;
      }
      .tray.low:empty {
        display: none;
      }
      .tiles {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: var(--space-2);
        margin-block-start: var(--space-4);
      }
      .tile {
        display: flex;
        flex-direction: column;
        align-items: flex-start;
        gap: var(--space-2);
        inline-size: 100%;
        block-size: 100%;
        padding: var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        background: var(--raised);
        font-weight: 600;
        line-height: 1.25;
        text-align: start;
        transition: border-color var(--quick) var(--ease);
      }
      .tile .icon {
        color: var(--primary);
        inline-size: 1.5em;
        block-size: 1.5em;
      }
      .tile:hover {
        border-color: var(--primary);
        background: var(--primary-soft);
        color: var(--on-primary-soft);
      }
      .connecting {
        display: flex;
        gap: var(--space-3);
        align-items: center;
        color: var(--ink-soft);
      }
      .typing {
        display: inline-block;
        margin-block-start: var(--space-3);
        padding: var(--space-3) var(--space-4);
        border-radius: var(--radius-m);
        background: var(--raised);
        border: 1px solid var(--line);
      }
      .dots {
        display: flex;
        gap: calc(var(--base) * 0.3);
      }
      .dots i {
        inline-size: calc(var(--base) * 0.45);
        block-size: calc(var(--base) * 0.45);
        border-radius: 50%;
        background: var(--ink-soft);
        animation: breathe 1.2s ease-in-out infinite;
      }
      .dots i:nth-child(2) {
        animation-delay: 0.2s;
      }
      .dots i:nth-child(3) {
        animation-delay: 0.4s;
      }
      @keyframes breathe {
        0%,
        100% {
          opacity: 0.3;
        }
        40% {
          opacity: 1;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .dots i {
          animation: none;
        }
      }
      .ended {
        display: grid;
        gap: var(--space-3);
        justify-items: center;
        padding: var(--space-4);
        border-block-start: 1px solid var(--line);
        background: var(--surface);
      }
    `,
  ];
}
