import Keyboard from 'simple-keyboard';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { base } from '../design/base.js';
import type { KioskMessages } from '../messages/kiosk.js';
import { compositionOf, type Composition, type KeyStroke } from './composition.js';
import { hasLatinSwitch, layoutOf } from './layouts.js';

/** The on-screen keyboard. It keeps no text of its own: each stroke goes to the field at once, except
 * what a letter of several keys still waits for. */
@customElement('lotsen-keyboard')
export class KeyboardElement extends LitElement {
  @property({ attribute: false }) messages!: KioskMessages;
  @state() private latin_ = false;
  @state() private shift_ = false;
  @state() private composition_: Composition | null = null;
  @query('.keys') private keys_!: HTMLDivElement;
  private keyboard_: Keyboard | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.keyboard_?.destroy();
    this.keyboard_ = null;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('messages')) return;
    const before = changed.get('messages');
    if (before?.locale === this.messages.locale) return;
    this.latin_ = false;
    void this.compose(this.messages.locale);
  }

  private async compose(locale: string): Promise<void> {
    this.composition_ = null;
    const composition = await compositionOf(locale);
    if (locale === this.messages.locale) this.composition_ = composition;
  }

  override updated(): void {
    const options = {
      layout: { ...layoutOf(this.messages.locale, this.latin_) },
      layoutName: this.shift_ ? 'shift' : 'default',
      display: this.display,
      buttonAttributes: this.names,
      buttonTheme: this.shift_ ? [{ class: 'held', buttons: '{shift}' }] : [],
    };
    if (this.keyboard_) {
      this.keyboard_.setOptions(options);
      return;
    }
    this.keyboard_ = new Keyboard(this.keys_, {
      ...options,
      useButtonTag: true,
      mergeDisplay: true,
      preventMouseDownDefault: true,
      disableCaretPositioning: true,
      onKeyPress: (key: string) => this.press(key),
    });
  }

  private get display(): Record<string, string> {
    const { messages } = this;
    return {
      '{bksp}': '⌫',
      '{enter}': messages.t('keyboard.send'),
      '{shift}': '⇧',
      '{space}': messages.t('keyboard.space'),
      '{script}': this.latin_ ? messages.t('keyboard.own_script') : 'ABC',
    };
  }

  private get names() {
    const { messages } = this;
    const name = (buttons: string, value: string) => ({ attribute: 'aria-label', value, buttons });
    const names = [
      name('{bksp}', messages.t('keyboard.erase')),
      name('{shift}', messages.t('keyboard.shift')),
    ];
    if (hasLatinSwitch(messages.locale)) {
      names.push(name('{script}', messages.t('keyboard.script')));
    }
    return names;
  }

  private press(key: string): void {
    this.keyboard_?.clearInput();
    if (key === '{shift}') {
      this.shift_ = !this.shift_;
      return;
    }
    if (key === '{script}') {
      this.latin_ = !this.latin_;
      this.composition_?.reset();
      return;
    }
    const composed = this.latin_ ? null : (this.composition_?.press(key) ?? null);
    if (composed !== null) {
      composed.forEach((stroke) => this.stroke(stroke));
      this.shift_ = false;
      this.requestUpdate();
      return;
    }
    if (key === '{bksp}') this.stroke({ action: 'erase' });
    else if (key === '{enter}') this.stroke({ action: 'send' });
    else this.stroke({ text: key === '{space}' ? ' ' : key });
    this.shift_ = false;
  }

  private stroke(detail: KeyStroke): void {
    this.dispatchEvent(new CustomEvent<KeyStroke>('stroke', { detail }));
  }

  private choose(candidate: string): void {
    this.composition_?.choose(candidate).forEach((stroke) => this.stroke(stroke));
    this.requestUpdate();
  }

  private renderCandidates() {
    const { pending = '', candidates = [] } = this.composition_ ?? {};
    if (pending === '') return nothing;
    return html`<div class="candidates" lang=${this.messages.locale}>
      <span class="pending">${pending}</span>
      ${candidates.map(
        (one) => html`<button type="button" @click=${() => this.choose(one)}>${one}</button>`,
      )}
    </div>`;
  }

  override render() {
    return html`<div role="group" aria-label=${this.messages.t('keyboard.label')} dir="ltr">
      ${this.renderCandidates()}
      <div class="keys"></div>
    </div>`;
  }

  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
        padding: var(--space-2);
        background: var(--sunken);
        user-select: none;
        touch-action: manipulation;
      }
      .keys {
        max-inline-size: 1480px;
        margin-inline: auto;
      }
      .candidates {
        display: flex;
        align-items: center;
        gap: var(--key-gap, 6px);
        max-inline-size: 1480px;
        margin: 0 auto var(--space-2);
        overflow-x: auto;
      }
      .candidates .pending {
        padding-inline: var(--space-2);
        color: var(--ink-soft);
        font-size: var(--text-l);
      }
      .candidates button {
        flex: none;
        min-inline-size: 60px;
        min-block-size: 60px;
        border: 1px solid var(--edge);
        border-radius: var(--radius-s);
        background: var(--raised);
        color: var(--ink);
        font-size: var(--text-l);
      }
      .hg-rows {
        display: grid;
        gap: var(--key-gap, 6px);
      }
      .hg-row {
        display: flex;
        gap: var(--key-gap, 6px);
        justify-content: center;
      }
      .hg-button {
        flex: 1 1 0;
        min-inline-size: 0;
        min-block-size: max(60px, calc(var(--base) * 2.6));
        padding: 0;
        border: 1px solid var(--edge);
        border-radius: var(--radius-s);
        background: var(--raised);
        color: var(--ink);
        font-size: var(--text-l);
        font-weight: 550;
        line-height: 1;
      }
      .hg-button.hg-activeButton,
      .hg-button:active {
        background: var(--primary-soft);
        color: var(--on-primary-soft);
      }
      .hg-functionBtn {
        flex: 1.6 1 0;
        background: var(--sunken);
        font-size: var(--text-m);
      }
      .hg-button-space {
        flex: 6 1 0;
        background: var(--raised);
        color: var(--ink-soft);
      }
      .hg-button-enter {
        flex: 2.2 1 0;
        background: var(--primary);
        border-color: var(--primary);
        color: var(--on-primary);
      }
      .hg-button.held {
        background: var(--primary-soft);
        color: var(--on-primary-soft);
        border-color: var(--primary);
      }
    `,
  ];
}
