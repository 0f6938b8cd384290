import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { base } from '../design/base.js';
import { banner, controls, dialogs } from '../design/controls.js';
import { declareFonts } from '../design/fonts.js';
import { declareScriptFonts } from '../design/fonts-scripts.js';
import { icon, mark, tileIcon } from '../design/icons.js';
import { markStyle } from '../design/mark.js';
import { tokens } from '../design/tokens.js';
import { languages } from '../messages/generated/locales.js';
import { loadKioskMessages, type KioskMessages } from '../messages/kiosk.js';
import { fallbackLocale } from '../messages/messages.js';
import { fetchInfo, residentPhotos, type PhotoAccess } from '../wire/api.js';
import { ConversationClient } from '../wire/conversation-client.js';
import { wireLimits } from '../wire/limits.js';
import type { ConversationEvent, ServiceInfo } from '../wire/protocol.js';
import { browserSocket, onWake, socketUrl } from '../wire/socket.js';
import { MemoryStore } from '../wire/store.js';
import type { ChatElement } from '../chat/chat.js';
import { harbour } from './harbour.js';
import { IdleTimer } from './idle-timer.js';
import type { KeyStroke } from './composition.js';
import { kioskStyles } from './kiosk-styles.js';
import '../chat/chat.js';
import './keyboard.js';

/** attract: choose a language; start: what it can do; chat: the conversation. */
type View = 'attract' | 'start' | 'chat';

const textSizes = 3;

/**
 * The walk-up kiosk. One person's visit is a session: everything of it lives in this element's memory
 * and in the keyed part of its DOM, and `wipe` throws both away.
 */
@customElement('lotsen-kiosk')
export class KioskElement extends LitElement {
  /** Seconds without a touch until the warning, and from the warning until the wipe. */
  @property({ type: Number }) idle = 60;
  @property({ type: Number }) warning = 20;
  /** 0 to 2: text of 100, 120 and 140 per cent. */
  @property({ type: Number, reflect: true }) size = 0;
  @property({ reflect: true }) theme: 'light' | 'contrast' = 'light';
  @state() private messages_: KioskMessages | null = null;
  @state() private info_: ServiceInfo | null = null;
  @state() private view_: View = 'attract';
  @state() private session_ = 0;
  @state() private keyboard_ = true;
  @query('dialog.idle') private idleDialog_!: HTMLDialogElement;
  @query('dialog.languages') private languages_!: HTMLDialogElement;
  @query('lotsen-chat') private chat_!: ChatElement | null;
  private client_: ConversationClient | null = null;
  private photos_: PhotoAccess | null = null;
  private timer_!: IdleTimer;
  private unwake_: (() => void) | null = null;

  static override readonly styles = [
    tokens,
    base,
    controls,
    banner,
    dialogs,
    markStyle,
    kioskStyles,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    declareFonts();
    declareScriptFonts();
    const asked = new URLSearchParams(location.search);
    this.idle = Number(asked.get('idle') ?? this.idle) || this.idle;
    this.warning = Number(asked.get('warning') ?? this.warning) || this.warning;
    this.timer_ = new IdleTimer({ idle: this.idle, warning: this.warning });
    this.timer_.addEventListener('change', () => this.onIdleChange());
    this.timer_.addEventListener('expired', () => this.wipe());
    for (const type of ['pointerdown', 'keydown', 'wheel']) {
      addEventListener(type, this.touched_, { passive: true, capture: true });
    }
    addEventListener('contextmenu', this.refused_);
    this.unwake_ = onWake(
      wireLimits.sleepNoticed,
      wireLimits.sleepCheck,
      () => this.client_?.wake(),
      () => this.client_?.wake(),
    );
    void this.speak(fallbackLocale);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.timer_.stop();
    this.client_?.stop();
    this.unwake_?.();
    for (const type of ['pointerdown', 'keydown', 'wheel']) {
      removeEventListener(type, this.touched_, { capture: true });
    }
    removeEventListener('contextmenu', this.refused_);
  }

  private readonly touched_ = (): void => this.timer_.touch();
  private readonly refused_ = (event: Event): void => event.preventDefault();

  private onIdleChange(): void {
    this.requestUpdate();
    void this.updateComplete.then(() => {
      const dialog = this.idleDialog_;
      if (!dialog) return;
      if (this.timer_.state === 'warning') {
        if (dialog.open) return;
        this.languages_.close();
        dialog.showModal();
        dialog.querySelector<HTMLElement>('.primary')?.focus();
      } else {
        dialog.close();
      }
    });
  }

  private async speak(locale: string): Promise<void> {
    const session = this.session_;
    const messages = await loadKioskMessages(locale);
    if (session !== this.session_) return;
    this.messages_ = messages;
    document.documentElement.lang = locale;
    document.documentElement.dir = messages.dir;
    document.title = messages.t('kiosk.title');
    const info = await fetchInfo(location.origin, locale).catch(() => null);
    if (session === this.session_ && info) this.info_ = info;
  }

  private async chooseLanguage(tag: string): Promise<void> {
    this.languages_.close();
    this.client_?.setLocale(tag);
    await this.speak(tag);
    if (this.view_ === 'attract') this.show('start');
  }

  private show(view: View): void {
    this.view_ = view;
    if (view !== 'attract' && this.timer_.state === 'off') this.timer_.start();
    void this.updateComplete.then(() => {
      if (view === 'chat') this.chat_?.focus();
      else this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
    });
  }

  private begin(text: string | null): void {
    if (!this.client_) this.open();
    if (text !== null) this.client_?.say(text);
    this.show('chat');
  }

  private open(): void {
    const client = new ConversationClient({
      url: socketUrl(location.origin, '/api/v1/chat'),
      channel: 'kiosk',
      locale: this.messages_?.locale ?? fallbackLocale,
      store: new MemoryStore(),
      socket: browserSocket,
    });
    client.addEventListener('change', () => {
      if (client !== this.client_) return;
      if (this.messages_ && client.locale !== this.messages_.locale) void this.speak(client.locale);
      this.requestUpdate();
    });
    client.addEventListener('event', (event) => {
      const { from } = (event as CustomEvent<ConversationEvent>).detail;
      if (client === this.client_ && from === 'agent') this.timer_.touch();
    });
    this.photos_ = residentPhotos(location.origin, () => client.identity);
    this.client_ = client;
    client.start();
  }

  /** Ends the visit: nothing of it is left on this machine, and the service closes the conversation. */
  wipe(): void {
    void this.client_?.leave();
    this.client_ = null;
    this.photos_ = null;
    this.session_++;
    this.view_ = 'attract';
    this.size = 0;
    this.theme = 'light';
    this.keyboard_ = true;
    this.timer_.stop();
    try {
      localStorage.clear();
      sessionStorage.clear();
    } catch {
      // A machine without storage kept nothing.
    }
    getSelection()?.removeAllRanges();
    void this.speak(fallbackLocale);
  }

  private stroke(event: CustomEvent<KeyStroke>): void {
    const composer = this.chat_?.composer;
    if (!composer) return;
    if ('text' in event.detail) composer.insert(event.detail.text);
    else if (event.detail.action === 'erase') composer.erase();
    else composer.send();
  }

  private renderTop(messages: KioskMessages) {
    return html`<div class="top">
      ${mark()}
      <div>
        <p class="city">${this.info_?.municipality ?? ''}</p>
        <p class="honesty">${messages.t('widget.honesty')}</p>
      </div>
    </div>`;
  }

  private renderHero(title: string, text: string, honesty: string) {
    return html`<div class="hero">
      <div class="welcome">
        <p class="city">${this.info_?.municipality ?? ''}</p>
        <h1 tabindex="-1">${title}</h1>
        <p>${text}</p>
        <p class="honesty">${honesty}</p>
      </div>
      <div class="view">${harbour()}</div>
    </div>`;
  }

  private renderAttract(messages: KioskMessages) {
    return html`<main class="attract">
      ${this.renderHero(messages.t('kiosk.welcome'), messages.t('kiosk.welcome_text'), messages.t('widget.honesty'))}
      <section aria-labelledby="choose">
        <h2 id="choose">${icon('globe')}${messages.t('kiosk.choose_language')}</h2>
        <ul class="languages-grid">
          ${this.languageTiles(messages, false)}
        </ul>
      </section>
    </main>`;
  }

  private languageTiles(messages: KioskMessages, current: boolean) {
    return languages.map(
      ({ tag, name, rtl }) =>
        html`<li>
          <button
            class="language"
            type="button"
            lang=${tag}
            dir=${rtl ? 'rtl' : 'ltr'}
            data-testid="language"
            data-locale=${tag}
            aria-pressed=${current ? String(tag === messages.locale) : nothing}
            @click=${() => void this.chooseLanguage(tag)}
          >
            ${name}
          </button>
        </li>`,
    );
  }

  private renderStart(messages: KioskMessages) {
    return html`<main class="start">
      ${this.renderHero(messages.t('kiosk.what'), messages.t('kiosk.what_text'), messages.t('widget.honesty'))}
      <div class="choices">
        <ul class="tiles">
          ${(this.info_?.tiles ?? []).map(
            (tile) =>
              html`<li>
                <button
                  class="tile"
                  type="button"
                  data-testid="tile"
                  data-intent=${tile.intent}
                  @click=${() => this.begin(tile.text)}
                >
                  <span class="disc">${tileIcon(tile.icon)}</span>
                  <span dir="auto">${tile.label}</span>
                </button>
              </li>`,
          )}
        </ul>
        <div class="free">
          <button
            class="button primary wide"
            type="button"
            data-testid="write"
            @click=${() => this.begin(null)}
          >
            ${icon('keyboard')}${messages.t('kiosk.write')}
          </button>
          <button
            class="button secondary wide"
            type="button"
            data-testid="person"
            @click=${() => this.begin(messages.t('widget.person_text'))}
          >
            ${icon('person')}${messages.t('widget.person')}
          </button>
        </div>
      </div>
    </main>`;
  }

  private renderChat(messages: KioskMessages) {
    return html`<main class="talk">
      <h1 class="visually-hidden">${messages.t('chat.log')}</h1>
      ${this.renderTop(messages)}
      <lotsen-chat
        kiosk
        .client=${this.client_}
        .messages=${messages}
        .info=${this.info_}
        .photos=${this.photos_}
        @begin-again=${() => this.wipe()}
      ></lotsen-chat>
      ${
        this.keyboard_ && !this.client_?.closed
          ? html`<lotsen-keyboard .messages=${messages} @stroke=${this.stroke}></lotsen-keyboard>`
          : nothing
      }
    </main>`;
  }

  private renderBar(messages: KioskMessages) {
    const inVisit = this.view_ !== 'attract';
    return html`<footer class="bar" aria-label=${messages.t('kiosk.settings')}>
      <button
        class="button quiet"
        type="button"
        data-testid="text-size"
        @click=${() => (this.size = (this.size + 1) % textSizes)}
      >
        ${icon('text-size')}${messages.t('kiosk.text_size', { step: this.size + 1, steps: textSizes })}
      </button>
      <button
        class="button quiet"
        type="button"
        data-testid="contrast"
        aria-pressed=${this.theme === 'contrast' ? 'true' : 'false'}
        @click=${() => (this.theme = this.theme === 'contrast' ? 'light' : 'contrast')}
      >
        ${icon('contrast')}${messages.t('kiosk.contrast')}
      </button>
      ${inVisit ? this.renderVisitButtons(messages) : nothing}
    </footer>`;
  }

  private renderVisitButtons(messages: KioskMessages) {
    return html`<button
        class="button quiet"
        type="button"
        data-testid="languages"
        @click=${() => this.languages_.showModal()}
      >
        ${icon('globe')}${messages.t('widget.languages')}
      </button>
      ${
        this.view_ === 'chat'
          ? html`<button
                class="button quiet"
                type="button"
                data-testid="keyboard"
                aria-pressed=${this.keyboard_ ? 'true' : 'false'}
                @click=${() => (this.keyboard_ = !this.keyboard_)}
              >
                ${icon('keyboard')}${messages.t('keyboard.label')}
              </button>
              <button
                class="button quiet"
                type="button"
                data-testid="home"
                @click=${() => this.show('start')}
              >
                ${icon('home')}${messages.t('kiosk.home')}
              </button>`
          : nothing
      }
      <button
        class="button primary finish"
        type="button"
        data-testid="finish"
        @click=${() => this.wipe()}
      >
        ${icon('finish')}${messages.t('kiosk.finish')}
      </button>`;
  }

  private renderIdle(messages: KioskMessages) {
    const { remaining } = this.timer_;
    return html`<dialog
      class="sheet idle"
      role="alertdialog"
      aria-labelledby="idle-title"
      aria-describedby="idle-text"
      data-testid="idle"
      @cancel=${(event: Event) => {
        event.preventDefault();
        this.timer_.extend();
      }}
    >
      <h2 id="idle-title">${messages.t('kiosk.idle_title')}</h2>
      <p id="idle-text">${messages.t('kiosk.idle_text')}</p>
      <p class="countdown" role="timer" aria-live="off">
        ${messages.t('kiosk.idle_seconds', { seconds: remaining })}
      </p>
      <div class="actions">
        <button
          class="button secondary"
          type="button"
          data-testid="idle-finish"
          @click=${() => this.wipe()}
        >
          ${messages.t('kiosk.idle_finish')}
        </button>
        <button
          class="button primary"
          type="button"
          data-testid="idle-extend"
          @click=${() => this.timer_.extend()}
        >
          ${messages.t('kiosk.idle_extend')}
        </button>
      </div>
    </dialog>`;
  }

  override render() {
    const messages = this.messages_;
    if (!messages) return nothing;
    const views = {
      attract: () => this.renderAttract(messages),
      start: () => this.renderStart(messages),
      chat: () => this.renderChat(messages),
    };
    return keyed(
      this.session_,
      html`<div
        class="screen"
        lang=${messages.locale}
        dir=${messages.dir}
        data-testid="screen"
        data-view=${this.view_}
      >
        ${
          this.info_?.demo
            ? html`<header class="banner demo" data-testid="demo">
                <span>${messages.t('widget.demo')}</span>
              </header>`
            : nothing
        }
        ${views[this.view_]()}${this.renderBar(messages)}
        <dialog class="sheet languages" aria-labelledby="languages-title">
          <h2 id="languages-title">${messages.t('widget.languages')}</h2>
          <ul class="languages-grid">
            ${this.languageTiles(messages, true)}
          </ul>
          <div class="actions">
            <button class="button secondary" type="button" @click=${() => this.languages_.close()}>
              ${messages.t('widget.cancel')}
            </button>
          </div>
        </dialog>
        ${this.renderIdle(messages)}
      </div>`,
    );
  }
}
