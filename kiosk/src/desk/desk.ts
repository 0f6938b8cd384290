import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { base } from '../design/base.js';
import { banner, controls, dialogs } from '../design/controls.js';
import { declareFonts } from '../design/fonts.js';
import { declareScriptFonts } from '../design/fonts-scripts.js';
import { icon, mark } from '../design/icons.js';
import { markStyle } from '../design/mark.js';
import { tokens } from '../design/tokens.js';
import { languages } from '../messages/generated/locales.js';
import { loadDeskMessages, type DeskMessages } from '../messages/desk.js';
import { dayAndTime } from '../messages/formats.js';
import { nearestLocale } from '../messages/messages.js';
import { ApiError, fetchInfo } from '../wire/api.js';
import { wireLimits } from '../wire/limits.js';
import type { ServiceInfo } from '../wire/protocol.js';
import { browserSocket, onWake, socketUrl } from '../wire/socket.js';
import { BrowserStore } from '../wire/store.js';
import { deskApi } from './desk-api.js';
import { DeskClient } from './desk-client.js';
import { deskStyles } from './desk-styles.js';
import type { Account, BoardEntry, PluginViews } from './protocol.js';
import { groupsOf, neighbour } from './queue-model.js';
import { readRoute, type Route } from './route.js';
import { shortcutOf, shortcuts, type Shortcut } from './shortcuts.js';
import type { TalkElement } from './talk.js';
import './login.js';
import './opening-hours.js';
import './plugin-view.js';
import './queue.js';
import './side.js';
import './talk.js';

type Stage = 'asking' | 'login' | 'password' | 'desk';

/** The contact centre's desk: who waits, the conversation, what to know about it; and staff's pages. */
@customElement('lotsen-desk')
export class DeskElement extends LitElement {
  @state() private messages_: DeskMessages | null = null;
  @state() private info_: ServiceInfo | null = null;
  @state() private stage_: Stage = 'asking';
  @state() private account_: Account | null = null;
  @state() private known_ = '';
  @state() private ended_ = false;
  @state() private plugins_: readonly PluginViews[] = [];
  @state() private route_: Route = readRoute(location.hash);
  @state() private version_ = 0;
  @state() private announcement_ = '';
  @query('lotsen-talk') private talk_!: TalkElement | null;
  @query('dialog.keys') private keys_!: HTMLDialogElement;
  private readonly store_ = new BrowserStore('lotsen.desk.');
  private readonly client_ = new DeskClient(
    socketUrl(location.origin, '/api/v1/desk'),
    browserSocket,
  );
  private unwake_: (() => void) | null = null;

  static override readonly styles = [
    tokens,
    base,
    controls,
    banner,
    dialogs,
    markStyle,
    deskStyles,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    declareFonts();
    declareScriptFonts();
    this.client_.addEventListener('change', this.changed_);
    this.client_.addEventListener('refused', this.refused_);
    this.client_.addEventListener('arrived', this.arrived_);
    addEventListener('hashchange', this.navigated_);
    addEventListener('keydown', this.pressed_);
    this.unwake_ = onWake(
      wireLimits.sleepNoticed,
      wireLimits.sleepCheck,
      () => this.client_.wake(),
      () => this.client_.wake(),
    );
    const wished = [this.store_.get('locale'), ...navigator.languages].filter((tag) => !!tag);
    void this.speak(nearestLocale(wished as string[]));
    void this.ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.client_.stop();
    this.client_.removeEventListener('change', this.changed_);
    this.client_.removeEventListener('refused', this.refused_);
    this.client_.removeEventListener('arrived', this.arrived_);
    removeEventListener('hashchange', this.navigated_);
    removeEventListener('keydown', this.pressed_);
    this.unwake_?.();
  }

  private readonly changed_ = (): void => {
    this.version_++;
    this.retitle();
  };

  /** A cut or the end of the session: only the service knows which. */
  private readonly refused_ = (): void => {
    deskApi.me().catch((cause: unknown) => {
      if (!(cause instanceof ApiError) || cause.status !== 401 || this.stage_ !== 'desk') return;
      this.client_.stop();
      this.ended_ = true;
      this.stage_ = 'login';
    });
  };

  private readonly arrived_ = (event: Event): void => {
    const [first] = (event as CustomEvent<readonly BoardEntry[]>).detail;
    if (!first || !this.messages_) return;
    const summary = first.reason || first.summary || first.queue;
    this.announcement_ = this.messages_.t('queue.new', { summary });
  };

  private readonly navigated_ = (): void => {
    this.route_ = readRoute(location.hash);
    this.announcement_ = '';
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('#content')?.focus(),
    );
  };

  private readonly pressed_ = (event: KeyboardEvent): void => {
    const shortcut = this.stage_ === 'desk' ? shortcutOf(event) : null;
    if (!shortcut) return;
    event.preventDefault();
    this.act(shortcut);
  };

  private act(shortcut: Shortcut): void {
    switch (shortcut) {
      case 'next':
        return this.step(1);
      case 'previous':
        return this.step(-1);
      case 'accept':
        return void this.talk_?.accept();
      case 'write':
        return this.talk_?.focus();
      case 'return':
        return this.talk_?.askReturn();
      case 'close':
        return this.talk_?.askClose();
      case 'presence':
        return this.togglePresence();
      case 'keys':
        return this.keys_.showModal();
    }
  }

  private step(by: 1 | -1): void {
    const groups = groupsOf(this.client_.entries, this.account_?.name ?? '');
    const found = neighbour(groups, this.client_.watched?.conversation ?? null, by);
    if (found) this.watch(found.conversation);
  }

  private watch(conversation: string): void {
    this.client_.watch(conversation).catch(() => undefined);
  }

  private togglePresence(): void {
    this.client_.setAvailable(!this.client_.available).catch(() => undefined);
  }

  private retitle(): void {
    if (!this.messages_) return;
    const count = this.client_.entries.filter((entry) => entry.state === 'waiting').length;
    document.title =
      this.stage_ === 'desk' && count > 0
        ? this.messages_.t('desk.title_waiting', { count })
        : this.messages_.t('desk.title');
  }

  private async speak(locale: string): Promise<void> {
    const messages = await loadDeskMessages(locale);
    this.messages_ = messages;
    document.documentElement.lang = locale;
    document.documentElement.dir = messages.dir;
    this.retitle();
    this.info_ = await fetchInfo(location.origin, locale).catch(() => this.info_);
    if (this.stage_ === 'desk') await this.loadPlugins();
  }

  private async ask(): Promise<void> {
    try {
      this.enter(await deskApi.me(), '');
    } catch {
      this.stage_ = 'login';
    }
  }

  private enter(account: Account, password: string): void {
    this.account_ = account;
    this.known_ = password;
    this.ended_ = false;
    if (account.one_time === true) {
      this.stage_ = 'password';
      return;
    }
    this.known_ = '';
    this.stage_ = 'desk';
    this.client_.account = account;
    this.client_.start();
    void this.loadPlugins();
  }

  private async loadPlugins(): Promise<void> {
    this.plugins_ = await deskApi.plugins().catch(() => this.plugins_);
  }

  private passwordSet(): void {
    if (!this.account_) return;
    this.announcement_ = this.messages_?.t('password.done') ?? '';
    this.enter({ ...this.account_, one_time: false }, '');
  }

  private async logout(): Promise<void> {
    this.client_.stop();
    this.client_.unwatch();
    await deskApi.logout().catch(() => undefined);
    this.account_ = null;
    this.stage_ = 'login';
    location.hash = '';
    this.retitle();
  }

  private renderHeader(messages: DeskMessages, account: Account) {
    const { client_: client, route_: route } = this;
    const link = (href: string, current: boolean, text: string) =>
      html`<a href=${href} aria-current=${current ? 'page' : nothing}>${text}</a>`;
    return html`<div class="head">
      <span class="brand">${mark()}<span>${this.info_?.municipality ?? 'Lotsen'}</span></span>
      <nav aria-label=${messages.t('desk.sections')}>
        ${link('#/', route.page === 'talks', messages.t('desk.conversations'))}
        ${this.plugins_.flatMap(({ plugin, views }) =>
          views.map(({ view, title }) =>
            link(
              `#/view/${plugin}/${view}`,
              route.page === 'view' && route.plugin === plugin && route.view === view,
              title,
            ),
          ),
        )}
        ${
          account.role === 'supervisor'
            ? link('#/hours', route.page === 'hours', messages.t('desk.hours'))
            : nothing
        }
      </nav>
      <button
        class="presence"
        type="button"
        role="switch"
        aria-checked=${client.available ? 'true' : 'false'}
        aria-keyshortcuts="Alt+P"
        data-testid="presence"
        @click=${() => this.togglePresence()}
      >
        <span class="knob" aria-hidden="true"></span>${messages.t('presence.label')}
      </button>
      ${this.renderMenu(messages, account)}
    </div>`;
  }

  private renderMenu(messages: DeskMessages, account: Account) {
    return html`<details class="menu">
      <summary>
        ${icon('person')}<span class="visually-hidden">
          ${messages.t('account.menu', { name: account.display_name })}
        </span>
        <span aria-hidden="true">${account.display_name}</span>
      </summary>
      <div class="menu-body">
        <p>${messages.t('account.role', { role: account.role })}</p>
        <div class="field">
          <label for="locale">${messages.t('desk.language')}</label>
          ${this.renderLocales(messages)}
        </div>
        <button class="button secondary" type="button" @click=${() => this.keys_.showModal()}>
          ${icon('keyboard')}${messages.t('keys.open')}
        </button>
        <button class="button secondary" type="button" @click=${() => (this.stage_ = 'password')}>
          ${messages.t('password.title')}
        </button>
        <button
          class="button secondary"
          type="button"
          data-testid="logout"
          @click=${() => void this.logout()}
        >
          ${icon('finish')}${messages.t('account.logout')}
        </button>
      </div>
    </details>`;
  }

  private renderLocales(messages: DeskMessages) {
    return html`<select
      id="locale"
      class="input"
      @change=${(event: Event) => {
        const tag = (event.target as HTMLSelectElement).value;
        this.store_.set('locale', tag);
        void this.speak(tag);
      }}
    >
      ${languages.map(
        ({ tag, name }) =>
          html`<option value=${tag} lang=${tag} ?selected=${tag === messages.locale}>
            ${name}
          </option>`,
      )}
    </select>`;
  }

  private renderTalks(messages: DeskMessages, account: Account) {
    const { client_: client } = this;
    const watched = client.watched;
    const entry = client.entries.find((one) => one.conversation === watched?.conversation) ?? null;
    return html`<div class="columns">
      <h1 class="visually-hidden">${messages.t('desk.conversations')}</h1>
      <lotsen-queue
        .messages=${messages}
        .entries=${client.entries}
        .agents=${client.agents}
        .account=${account.name}
        .chosen=${watched?.conversation ?? null}
        @choose=${(event: CustomEvent<string>) => this.watch(event.detail)}
      ></lotsen-queue>
      <lotsen-talk .client=${client} .messages=${messages} .version=${this.version_}></lotsen-talk>
      <lotsen-side
        .messages=${messages}
        .watched=${watched}
        .entry=${entry}
        .plugins=${this.plugins_}
      ></lotsen-side>
    </div>`;
  }

  private renderPage(messages: DeskMessages, account: Account) {
    const { route_: route } = this;
    if (route.page === 'view') {
      return html`<lotsen-plugin-view
        .messages=${messages}
        .plugin=${route.plugin}
        .view=${route.view}
      ></lotsen-plugin-view>`;
    }
    if (route.page === 'hours' && account.role === 'supervisor') {
      return html`<lotsen-opening-hours .messages=${messages}></lotsen-opening-hours>`;
    }
    return this.renderTalks(messages, account);
  }

  private renderState(messages: DeskMessages) {
    const { client_: client } = this;
    if (!client.online) {
      return html`<p class="banner warning" role="status" data-testid="offline">
        <span class="spinner"></span>${messages.t('desk.offline')}
      </p>`;
    }
    if (client.open) return nothing;
    const when = client.nextOpening
      ? dayAndTime(new Date(client.nextOpening), messages.locale, 'full')
      : null;
    return html`<p class="banner">
      ${icon('clock')}
      <span>
        ${when === null ? messages.t('desk.closed') : messages.t('desk.closed_until', { when })}
      </span>
    </p>`;
  }

  private renderKeys(messages: DeskMessages) {
    return html`<dialog class="sheet keys" aria-labelledby="keys-title">
      <h2 id="keys-title">${messages.t('keys.title')}</h2>
      <dl>
        ${shortcuts.map(
          ({ keys, name }) =>
            html`<dt><kbd>${keys}</kbd></dt>
              <dd>${name === 'keys' ? messages.t('keys.open') : messages.t(`keys.${name}`)}</dd>`,
        )}
      </dl>
      <div class="actions">
        <button class="button primary" type="button" @click=${() => this.keys_.close()}>
          ${messages.t('desk.close_notice')}
        </button>
      </div>
    </dialog>`;
  }

  private renderLogin(messages: DeskMessages) {
    return html`<lotsen-login
      .messages=${messages}
      .account=${this.stage_ === 'password' ? this.account_ : null}
      .known=${this.known_}
      .ended=${this.ended_}
      @logged-in=${(event: CustomEvent<{ account: Account; password: string }>) =>
        this.enter(event.detail.account, event.detail.password)}
      @password-set=${() => this.passwordSet()}
      @cancelled=${() => (this.stage_ = 'desk')}
    ></lotsen-login>`;
  }

  private renderDesk(messages: DeskMessages, account: Account) {
    return html`<header>
        <button
          class="skip button primary"
          type="button"
          @click=${() => this.renderRoot.querySelector<HTMLElement>('#content')?.focus()}
        >
          ${messages.t('desk.skip')}
        </button>
        ${this.renderHeader(messages, account)}
        ${
          this.info_?.demo
            ? html`<p class="banner demo" data-testid="demo">
                <span>${messages.t('widget.demo')}</span>
              </p>`
            : nothing
        }
        ${this.renderState(messages)}
      </header>
      <main id="content" tabindex="-1">${this.renderPage(messages, account)}</main>
      ${this.renderKeys(messages)}`;
  }

  override render() {
    const messages = this.messages_;
    if (!messages || this.stage_ === 'asking') return nothing;
    const account = this.account_;
    return html`<div class="screen" lang=${messages.locale} dir=${messages.dir}>
      ${
        this.stage_ === 'desk' && account
          ? this.renderDesk(messages, account)
          : this.renderLogin(messages)
      }
      <div class="visually-hidden" role="status" data-testid="announcement">
        ${this.announcement_}
      </div>
    </div>`;
  }
}
