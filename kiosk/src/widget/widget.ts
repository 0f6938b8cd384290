import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { base } from '../design/base.js';
import { banner, controls, dialogs } from '../design/controls.js';
import { declareFonts } from '../design/fonts.js';
import { icon, mark } from '../design/icons.js';
import { markStyle } from '../design/mark.js';
import { tokens } from '../design/tokens.js';
import { nearestLocale, servedLocales } from '../messages/messages.js';
import { languages } from '../messages/generated/locales.js';
import { loadWidgetMessages, type ChatMessages } from '../messages/widget.js';
import { fetchInfo, residentPhotos, type PhotoAccess } from '../wire/api.js';
import { ConversationClient } from '../wire/conversation-client.js';
import { wireLimits } from '../wire/limits.js';
import type { ConversationEvent, ServiceInfo } from '../wire/protocol.js';
import { browserSocket, onWake, socketUrl } from '../wire/socket.js';
import { BrowserStore } from '../wire/store.js';
import { timelineOf } from '../chat/timeline.js';
import type { ChatElement } from '../chat/chat.js';
import { widgetStyles } from './widget-styles.js';
import '../chat/chat.js';

/** Below this the panel is a sheet over the whole screen. Pixels. */
const sheetWidth = 560;

/**
 * The city's assistant on any web page: a button, and the panel it opens. Nothing is connected or
 * stored until the resident opens it, or has a conversation from before.
 */
/** How many of the browser's languages are offered: a row on a phone. */
const mostOffered = 3;

@customElement('lotsen-widget')
export class WidgetElement extends LitElement {
  /** Where the service is: the origin of /widget.js. */
  @property() origin = location.origin;
  @property() locale = '';
  @state() private messages_: ChatMessages | null = null;
  @state() private info_: ServiceInfo | null = null;
  @state() private open_ = false;
  @state() private unread_ = 0;
  @query('dialog.panel') private panel_!: HTMLDialogElement;
  @query('dialog.confirm') private confirm_!: HTMLDialogElement;
  @query('dialog.languages') private languages_!: HTMLDialogElement;
  @query('.launcher') private launcher_!: HTMLButtonElement;
  @query('lotsen-chat') private chat_!: ChatElement;

  private readonly store_ = new BrowserStore('lotsen.');
  private readonly narrow_ = matchMedia(`(max-width: ${sheetWidth}px), (max-height: 480px)`);
  private client_!: ConversationClient;
  private photos_!: PhotoAccess;
  private unwake_: (() => void) | null = null;

  static override readonly styles = [
    tokens,
    base,
    controls,
    banner,
    dialogs,
    markStyle,
    widgetStyles,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    declareFonts();
    const chosen = this.store_.get('locale');
    const wished = [chosen, this.locale, ...navigator.languages].filter((tag) => !!tag) as string[];
    const locale = nearestLocale(wished);
    this.client_ = new ConversationClient({
      url: socketUrl(this.origin, '/api/v1/chat'),
      channel: 'web',
      locale,
      store: this.store_,
      socket: browserSocket,
    });
    this.photos_ = residentPhotos(this.origin, () => this.client_.identity);
    this.client_.addEventListener('change', this.changed_);
    this.client_.addEventListener('event', this.arrived_);
    this.narrow_.addEventListener('change', this.refit_);
    this.unwake_ = onWake(
      wireLimits.sleepNoticed,
      wireLimits.sleepCheck,
      () => this.client_.wake(),
      () => this.client_.wake(),
    );
    if (this.client_.identity) this.client_.start();
    void this.speak(locale);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.client_.stop();
    this.client_.removeEventListener('change', this.changed_);
    this.client_.removeEventListener('event', this.arrived_);
    this.narrow_.removeEventListener('change', this.refit_);
    this.unwake_?.();
  }

  private readonly changed_ = (): void => {
    const { locale } = this.client_;
    if (this.messages_ && locale !== this.messages_.locale) void this.speak(locale);
    this.requestUpdate();
  };

  /** Unread: what the assistant or a person said while the panel was shut. */
  private readonly arrived_ = (event: Event): void => {
    const { detail } = event as CustomEvent<ConversationEvent>;
    if (this.open_) return this.markRead();
    const read = Number(this.store_.get('read') ?? '0');
    if (detail.kind === 'message' && detail.from !== 'resident' && detail.seq > read)
      this.unread_++;
  };

  private markRead(): void {
    this.unread_ = 0;
    const { events } = this.client_;
    const last = events[events.length - 1];
    if (last) this.store_.set('read', String(last.seq));
  }

  private async speak(locale: string): Promise<void> {
    const messages = await loadWidgetMessages(locale);
    this.messages_ = messages;
    this.info_ = await fetchInfo(this.origin, locale).catch(() => this.info_);
  }

  private async show(): Promise<void> {
    this.open_ = true;
    this.client_.start();
    this.markRead();
    await this.updateComplete;
    this.fit();
    this.chat_.focus();
  }

  private shut(): void {
    this.panel_.close();
    this.open_ = false;
    void this.updateComplete.then(() => this.launcher_.focus());
  }

  /** A sheet holds the focus (modal); beside a page the panel leaves the page usable. */
  private fit(): void {
    if (this.panel_.open) this.panel_.close();
    if (this.narrow_.matches) this.panel_.showModal();
    else this.panel_.show();
  }

  private readonly refit_ = (): void => {
    if (this.open_) this.fit();
  };

  private onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    this.shut();
  }

  private chooseLanguage(tag: string): void {
    this.languages_.close();
    this.store_.set('locale', tag);
    this.client_.setLocale(tag);
  }

  private askPerson(): void {
    if (!this.messages_) return;
    this.client_.say(this.messages_.t('widget.person_text'));
    this.chat_.focus();
  }

  private async end(): Promise<void> {
    this.confirm_.close();
    await this.client_.leave();
    this.store_.remove('read');
    this.shut();
  }

  private beginAgain(): void {
    this.client_.stop();
    this.client_.forget();
    this.store_.remove('read');
    this.client_.start();
    this.chat_.focus();
  }

  private renderHeader(messages: ChatMessages) {
    const { agent, closed, waiting } = timelineOf(this.client_.events);
    const who =
      agent !== null
        ? agent === ''
          ? messages.t('widget.with_person')
          : messages.t('widget.with_person_named', { name: agent })
        : waiting
          ? messages.t('widget.waiting_person')
          : messages.t('widget.honesty');
    return html`<div class="head">
      ${mark()}
      <div class="title">
        <h2 id="title">${this.info_?.municipality ?? messages.t('widget.title')}</h2>
        <p>${who}</p>
      </div>
      <button
        class="icon-button"
        type="button"
        data-testid="languages"
        aria-label=${messages.t('widget.languages')}
        title=${messages.t('widget.languages')}
        @click=${() => this.languages_.showModal()}
      >
        ${icon('globe')}
      </button>
      <button
        class="icon-button"
        type="button"
        data-testid="close"
        aria-label=${messages.t('widget.close')}
        title=${messages.t('widget.close')}
        @click=${() => this.shut()}
      >
        ${icon('close')}
      </button>
      <div class="actions-line" role="group" aria-label=${messages.t('widget.actions')}>
        ${
          agent === null && !waiting && !closed
            ? html`<button type="button" data-testid="person" @click=${() => this.askPerson()}>
                ${icon('person')}${messages.t('widget.person')}
              </button>`
            : nothing
        }
        <button type="button" data-testid="end" @click=${() => this.confirm_.showModal()}>
          ${icon('finish')}${messages.t('widget.end')}
        </button>
      </div>
    </div>`;
  }

  /**
   * The page may be in a language that the resident does not read, and so what is said first: until
   * something is said, the browser's own languages are a tap away, by the names their speakers know.
   */
  private renderOffer(messages: ChatMessages) {
    const begun = this.client_.events.some(
      ({ kind, from }) => kind === 'message' && from === 'resident',
    );
    if (begun || this.store_.get('locale')) return nothing;
    const others = servedLocales(navigator.languages)
      .filter((tag) => tag !== messages.locale)
      .slice(0, mostOffered)
      .flatMap((tag) => languages.find((language) => language.tag === tag) ?? []);
    if (others.length === 0) return nothing;
    return html`<div class="banner offer" role="group" aria-label=${messages.t('widget.languages')}>
      ${icon('globe')}
      ${others.map(
        ({ tag, name }) =>
          html`<button
            class="chip"
            type="button"
            lang=${tag}
            dir="auto"
            data-testid="offered-language"
            @click=${() => {
              this.chooseLanguage(tag);
              this.chat_.focus();
            }}
          >
            ${name}
          </button>`,
      )}
    </div>`;
  }

  private renderLanguages(messages: ChatMessages) {
    return html`<dialog class="sheet languages" aria-labelledby="languages-title">
      <h2 id="languages-title">${messages.t('widget.languages')}</h2>
      <ul>
        ${languages.map(
          ({ tag, name }) =>
            html`<li>
              <button
                class="button ${tag === messages.locale ? 'primary' : 'secondary'}"
                type="button"
                lang=${tag}
                dir="auto"
                data-locale=${tag}
                aria-pressed=${tag === messages.locale ? 'true' : 'false'}
                @click=${() => this.chooseLanguage(tag)}
              >
                ${name}
              </button>
            </li>`,
        )}
      </ul>
      <div class="actions">
        <button class="button quiet" type="button" @click=${() => this.languages_.close()}>
          ${messages.t('widget.cancel')}
        </button>
      </div>
    </dialog>`;
  }

  private renderConfirm(messages: ChatMessages) {
    return html`<dialog class="sheet confirm" aria-labelledby="confirm-title">
      <h2 id="confirm-title">${messages.t('widget.end_title')}</h2>
      <p>${messages.t('widget.end_text')}</p>
      <div class="actions">
        <button class="button quiet" type="button" @click=${() => this.confirm_.close()}>
          ${messages.t('widget.end_no')}
        </button>
        <button
          class="button danger"
          type="button"
          data-testid="end-confirm"
          @click=${() => void this.end()}
        >
          ${messages.t('widget.end_yes')}
        </button>
      </div>
    </dialog>`;
  }

  private renderLauncher(messages: ChatMessages) {
    const name =
      this.unread_ > 0
        ? messages.t('widget.open_unread', { count: this.unread_ })
        : messages.t('widget.open');
    return html`<button
      class="launcher"
      type="button"
      data-testid="launcher"
      aria-haspopup="dialog"
      aria-expanded=${this.open_ ? 'true' : 'false'}
      ?hidden=${this.open_}
      @click=${() => void this.show()}
    >
      ${mark()}<span>${messages.t('widget.launcher')}</span>
      <span class="visually-hidden">${name}</span>
      ${
        this.unread_ > 0
          ? html`<span class="badge" aria-hidden="true" data-testid="unread">${this.unread_}</span>`
          : nothing
      }
    </button>`;
  }

  override render() {
    const messages = this.messages_;
    if (!messages) return nothing;
    return html`<div class="root" lang=${messages.locale} dir=${messages.dir}>
      ${this.renderLauncher(messages)}
      <dialog
        class="panel"
        aria-labelledby="title"
        @keydown=${this.onKey}
        @cancel=${(event: Event) => {
          if (event.target !== this.panel_) return;
          event.preventDefault();
          this.shut();
        }}
      >
        ${this.renderHeader(messages)}
        ${
          this.info_?.demo
            ? html`<p class="banner demo" data-testid="demo">
                <span>${messages.t('widget.demo')}</span>
              </p>`
            : nothing
        }
        ${this.renderOffer(messages)}
        <lotsen-chat
          .client=${this.client_}
          .messages=${messages}
          .info=${this.info_}
          .photos=${this.photos_}
          @begin-again=${() => this.beginAgain()}
        ></lotsen-chat>
      </dialog>
      ${this.renderLanguages(messages)}${this.renderConfirm(messages)}
    </div>`;
  }
}
