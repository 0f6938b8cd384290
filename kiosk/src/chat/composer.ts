import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { base } from '../design/base.js';
import { controls } from '../design/controls.js';
import { icon } from '../design/icons.js';
import type { ChatMessages } from '../messages/widget.js';
import { wireLimits } from '../wire/limits.js';
import type { Expectation } from '../wire/protocol.js';
import { eraseAt, insertAt } from './caret.js';
import { reencode } from './photo.js';

/** What the composer hands over: `detail` of its "compose" event. */
export interface Composed {
  text: string;
  photo: string | undefined;
}

const inputModes: Partial<Record<Expectation['slot'], [mode: string, complete: string]>> = {
  phone: ['tel', 'tel'],
  email: ['email', 'email'],
  number: ['numeric', 'off'],
};

type PhotoState = 'none' | 'working' | 'ready' | 'failed';

/**
 * Where a resident writes: Enter sends, Shift+Enter makes a new line. What the bot expects adds a
 * helper (a date or time picker, the right keyboard); free text is always possible.
 */
@customElement('lotsen-composer')
export class ComposerElement extends LitElement {
  @property({ attribute: false }) messages!: ChatMessages;
  @property({ attribute: false }) expects: Expectation | null = null;
  @property({ attribute: false }) upload: ((image: Blob) => Promise<string>) | null = null;
  @property({ type: Boolean }) photos = true;
  /** On a kiosk the machine's own keyboard is ours. */
  @property({ type: Boolean }) onscreen = false;
  @state() private text_ = '';
  @state() private photoState_: PhotoState = 'none';
  @state() private preview_ = '';
  private photo_: string | undefined;
  private image_: Blob | null = null;
  @query('textarea') private field_!: HTMLTextAreaElement;
  @query('input[type=file]') private picker_!: HTMLInputElement;

  static override readonly shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  get value(): string {
    return this.text_;
  }
  set value(text: string) {
    this.text_ = text;
  }

  override focus(): void {
    this.field_?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    URL.revokeObjectURL(this.preview_);
  }

  send(): void {
    const text = this.text_.trim();
    if (this.photoState_ === 'working' || this.tooLong) return;
    if (text === '' && this.photo_ === undefined) return;
    const detail: Composed = { text, photo: this.photo_ };
    this.text_ = '';
    this.dropPhoto();
    this.dispatchEvent(new CustomEvent<Composed>('compose', { detail }));
    this.field_?.focus();
  }

  /** What the on-screen keyboard types, at the caret. */
  insert(text: string): void {
    this.edit((value, start, end) => insertAt(value, start, end, text));
  }

  erase(): void {
    this.edit(eraseAt);
  }

  private edit(change: (text: string, start: number, end: number) => [string, number]): void {
    const { selectionStart, selectionEnd } = this.field_;
    const [text, caret] = change(this.text_, selectionStart, selectionEnd);
    this.text_ = text;
    this.field_.value = text;
    this.field_.focus();
    this.field_.setSelectionRange(caret, caret);
    this.dispatchEvent(new Event('typing'));
  }

  private get tooLong(): boolean {
    return (
      this.text_.length > wireLimits.textCharacters &&
      [...this.text_].length > wireLimits.textCharacters
    );
  }

  private onInput(event: Event): void {
    this.text_ = (event.target as HTMLTextAreaElement).value;
    this.dispatchEvent(new Event('typing'));
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  }

  private onPicked(event: Event): void {
    const value = (event.target as HTMLInputElement).value;
    if (value === '') return;
    this.text_ = value;
    this.send();
  }

  private async onPhoto(): Promise<void> {
    const file = this.picker_.files?.[0];
    this.picker_.value = '';
    if (!file) return;
    this.dropPhoto();
    this.photoState_ = 'working';
    try {
      this.image_ = await reencode(file);
      this.preview_ = URL.createObjectURL(this.image_);
    } catch {
      this.photoState_ = 'failed';
      return;
    }
    await this.uploadPhoto();
  }

  private async uploadPhoto(): Promise<void> {
    const image = this.image_;
    if (!image || !this.upload) return;
    this.photoState_ = 'working';
    try {
      const photo = await this.upload(image);
      if (image !== this.image_) return;
      this.photo_ = photo;
      this.photoState_ = 'ready';
    } catch {
      if (image === this.image_) this.photoState_ = 'failed';
    }
  }

  private dropPhoto(): void {
    URL.revokeObjectURL(this.preview_);
    this.preview_ = '';
    this.photo_ = undefined;
    this.image_ = null;
    this.photoState_ = 'none';
  }

  private renderPhoto() {
    if (this.photoState_ === 'none') return nothing;
    const { messages } = this;
    const words = {
      working: messages.t('composer.photo_working'),
      ready: messages.t('composer.photo_ready'),
      failed: messages.t('composer.photo_failed'),
    }[this.photoState_];
    return html`<div class="photo" role="status">
      ${this.preview_ === '' ? nothing : html`<img src=${this.preview_} alt="" />`}
      ${this.photoState_ === 'working' ? html`<span class="spinner"></span>` : nothing}
      <span class=${this.photoState_ === 'failed' ? 'error-text' : ''}>${words}</span>
      ${
        this.photoState_ === 'failed' && this.image_
          ? html`<button class="button quiet" type="button" @click=${() => void this.uploadPhoto()}>
              ${messages.t('chat.again')}
            </button>`
          : nothing
      }
      <button
        class="icon-button"
        type="button"
        aria-label=${messages.t('composer.photo_remove')}
        @click=${() => this.dropPhoto()}
      >
        ${icon('close')}
      </button>
    </div>`;
  }

  private renderHelper() {
    const slot = this.expects?.slot;
    if (this.onscreen || (slot !== 'date' && slot !== 'time')) return nothing;
    const { messages } = this;
    const label =
      slot === 'date' ? messages.t('composer.pick_date') : messages.t('composer.pick_time');
    return html`<form
      class="helper"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const field = (event.target as HTMLFormElement).elements.namedItem('picked');
        this.onPicked({ target: field } as unknown as Event);
      }}
    >
      <label for="picked">${label}</label>
      <input id="picked" name="picked" class="input" type=${slot} required />
      <button class="button secondary" type="submit">${messages.t('composer.use')}</button>
    </form>`;
  }

  override render() {
    const { messages } = this;
    const [mode, complete] = inputModes[this.expects?.slot ?? 'text'] ?? ['text', 'off'];
    return html`${this.renderHelper()}${this.renderPhoto()}
      ${
        this.tooLong
          ? html`<p class="error-text" role="alert">
              ${messages.t('composer.too_long', { most: wireLimits.textCharacters })}
            </p>`
          : nothing
      }
      <form
        class="line"
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          this.send();
        }}
      >
        ${
          this.photos && this.upload
            ? html`<input
                  type="file"
                  accept="image/*"
                  hidden
                  tabindex="-1"
                  aria-hidden="true"
                  data-testid="photo-input"
                  @change=${() => void this.onPhoto()}
                />
                <button
                  class="icon-button"
                  type="button"
                  aria-label=${messages.t('composer.photo')}
                  title=${messages.t('composer.photo')}
                  @click=${() => this.picker_.click()}
                >
                  ${icon('camera')}
                </button>`
            : nothing
        }
        <div class="grow" data-text=${`${this.text_}\n`}>
          <textarea
            class="input"
            rows="1"
            dir=${this.text_ === '' ? nothing : 'auto'}
            data-testid="composer"
            enterkeyhint="send"
            autocapitalize="sentences"
            autocomplete=${complete as 'off'}
            inputmode=${this.onscreen ? 'none' : mode}
            aria-label=${messages.t('composer.label')}
            placeholder=${messages.t('composer.placeholder')}
            .value=${this.text_}
            @input=${this.onInput}
            @keydown=${this.onKey}
          ></textarea>
        </div>
        <button
          class="icon-button send"
          type="submit"
          data-testid="send"
          aria-label=${messages.t('composer.send')}
          title=${messages.t('composer.send')}
        >
          ${icon('send')}
        </button>
      </form>`;
  }

  static override readonly styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
        padding: var(--space-3);
        border-block-start: 1px solid var(--line);
        background: var(--surface);
      }
      .line {
        display: flex;
        align-items: end;
        gap: var(--space-2);
      }
      .grow {
        display: grid;
        flex: 1;
        min-inline-size: 0;
      }
      .grow > textarea,
      .grow::after {
        grid-area: 1 / 1;
        padding: var(--space-2) var(--space-3);
        min-block-size: var(--target);
        max-block-size: calc(var(--base) * 8);
        border-radius: var(--radius-m);
        overflow: auto;
        line-height: 1.45;
      }
      .grow::after {
        content: attr(data-text);
        visibility: hidden;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        border: 1.5px solid transparent;
      }
      textarea.input {
        resize: none;
        padding-block: calc((var(--target) - 1.45em - 3px) / 2);
      }
      .send {
        background: var(--primary);
        color: var(--on-primary);
        border-radius: 50%;
      }
      .send:hover:not([disabled]) {
        background: var(--primary-strong);
      }
      .photo {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        padding: var(--space-2);
        border-radius: var(--radius-s);
        background: var(--sunken);
      }
      .photo > span:not(.spinner) {
        flex: 1;
      }
      .photo img {
        block-size: calc(var(--base) * 3.5);
        inline-size: calc(var(--base) * 3.5);
        object-fit: cover;
        border-radius: var(--radius-s);
      }
      .helper {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
      }
      .helper label {
        font-weight: 600;
        font-size: var(--text-s);
      }
      .helper .input {
        flex: 1;
        inline-size: auto;
        min-inline-size: calc(var(--base) * 9);
      }
    `,
  ];
}
