import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from '../design/base.js';
import { controls } from '../design/controls.js';
import { mark } from '../design/icons.js';
import { markStyle } from '../design/mark.js';
import type { DeskMessages } from '../messages/desk.js';
import { ApiError } from '../wire/api.js';
import { deskApi } from './desk-api.js';
import type { Account } from './protocol.js';

/** Characters; the service has the last word. */
const passwordLeast = 12;

function text(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
}

/** Log in, or, with an account, choose a new password. Events: "logged-in" (Account), "password-set". */
@customElement('lotsen-login')
export class LoginElement extends LitElement {
  @property({ attribute: false }) messages!: DeskMessages;
  /** Set: this account changes its password. */
  @property({ attribute: false }) account: Account | null = null;
  /** The password just used to log in, so that a first change does not ask for it again. */
  @property({ attribute: false }) known = '';
  @property({ type: Boolean }) ended = false;
  @state() private problem_ = '';
  @state() private busy_ = false;

  override focus(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  override firstUpdated(): void {
    this.focus();
  }

  private async attempt(work: () => Promise<void>, refusal: string): Promise<void> {
    this.busy_ = true;
    this.problem_ = '';
    const { messages } = this;
    try {
      await work();
    } catch (cause) {
      const status = cause instanceof ApiError ? cause.status : 0;
      if (status === 401 || status === 403) this.problem_ = refusal;
      else if (status === 429) this.problem_ = messages.t('login.too_many');
      else
        this.problem_ = (cause instanceof ApiError && cause.message) || messages.t('desk.failed');
    } finally {
      this.busy_ = false;
    }
  }

  private login(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const password = text(form, 'password');
    void this.attempt(async () => {
      const account = await deskApi.login(text(form, 'name').trim(), password);
      const detail = { account, password };
      this.dispatchEvent(new CustomEvent('logged-in', { detail }));
    }, this.messages.t('login.wrong'));
  }

  private change(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const { messages } = this;
    const replacement = text(form, 'new');
    if ([...replacement].length < passwordLeast) {
      this.problem_ = messages.t('password.short');
      return;
    }
    if (replacement !== text(form, 'repeat')) {
      this.problem_ = messages.t('password.differs');
      return;
    }
    void this.attempt(async () => {
      await deskApi.changePassword(this.known || text(form, 'old'), replacement);
      this.dispatchEvent(new Event('password-set'));
    }, messages.t('login.wrong'));
  }

  private field(id: string, label: string, type: string, complete: string, hint = '') {
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <input
        id=${id}
        name=${id}
        class="input"
        type=${type}
        autocomplete=${complete as 'username'}
        autocapitalize="none"
        spellcheck="false"
        required
        aria-describedby=${hint === '' ? nothing : `${id}-hint`}
      />
      ${hint === '' ? nothing : html`<p class="hint" id="${id}-hint">${hint}</p>`}
    </div>`;
  }

  private renderProblem() {
    return html`<p class="error-text" role="alert">
      ${this.problem_ || (this.ended && !this.account ? this.messages.t('login.ended') : '')}
    </p>`;
  }

  private renderLogin() {
    const { messages } = this;
    return html`<h1>${messages.t('login.title')}</h1>
      <p>${messages.t('login.intro')}</p>
      <form @submit=${this.login} data-testid="login">
        ${this.field('name', messages.t('login.name'), 'text', 'username')}
        ${this.field('password', messages.t('login.password'), 'password', 'current-password')}
        ${this.renderProblem()}
        <button class="button primary" type="submit" ?disabled=${this.busy_}>
          ${messages.t('login.submit')}
        </button>
      </form>`;
  }

  private renderChange(account: Account) {
    const { messages } = this;
    const first = account.one_time === true;
    return html`<h1>${first ? messages.t('password.first') : messages.t('password.title')}</h1>
      ${first ? html`<p>${messages.t('password.first_text')}</p>` : nothing}
      <form @submit=${this.change} data-testid="password">
        <input type="hidden" autocomplete="username" name="name" .value=${account.name} />
        ${
          this.known === ''
            ? this.field('old', messages.t('password.old'), 'password', 'current-password')
            : nothing
        }
        ${this.field(
          'new',
          messages.t('password.new'),
          'password',
          'new-password',
          messages.t('password.rule', { least: passwordLeast }),
        )}
        ${this.field('repeat', messages.t('password.repeat'), 'password', 'new-password')}
        ${this.renderProblem()}
        <div class="actions">
          ${
            first
              ? nothing
              : html`<button
                  class="button secondary"
                  type="button"
                  @click=${() => this.dispatchEvent(new Event('cancelled'))}
                >
                  ${messages.t('desk.cancel')}
                </button>`
          }
          <button class="button primary" type="submit" ?disabled=${this.busy_}>
            ${messages.t('password.submit')}
          </button>
        </div>
      </form>`;
  }

  override render() {
    return html`<main id="content">
      <div class="brand">${mark()}<span>Lotsen</span></div>
      <div class="box">${this.account ? this.renderChange(this.account) : this.renderLogin()}</div>
    </main>`;
  }

  static override readonly styles = [
    base,
    controls,
    markStyle,
    css`
      :host {
        display: grid;
        place-items: center;
        min-block-size: 100%;
        padding: var(--space-5);
        overflow: auto;
      }
      main {
        inline-size: min(100%, calc(var(--base) * 26));
      }
      .brand {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        padding: var(--space-4) var(--space-5);
        border-radius: var(--radius-l) var(--radius-l) 0 0;
        background: var(--head);
        --mark-tower: var(--on-head);
        --mark-band: var(--head);
        color: var(--on-head);
        font-size: var(--text-l);
        font-weight: 650;
      }
      .box {
        display: grid;
        gap: var(--space-3);
        padding: var(--space-6) var(--space-5);
        border: 1px solid var(--line);
        border-block-start: none;
        border-radius: 0 0 var(--radius-l) var(--radius-l);
        background: var(--surface);
        box-shadow: var(--shadow);
      }
      h1 {
        font-size: var(--text-xl);
      }
      form {
        display: grid;
        gap: var(--space-4);
        margin-block-start: var(--space-2);
      }
      .hint {
        font-size: var(--text-s);
        color: var(--ink-soft);
      }
      .error-text:empty {
        display: none;
      }
      .actions {
        display: flex;
        justify-content: flex-end;
        gap: var(--space-2);
      }
    `,
  ];
}
