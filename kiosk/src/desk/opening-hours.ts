import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from '../design/base.js';
import { controls } from '../design/controls.js';
import { icon } from '../design/icons.js';
import type { DeskMessages } from '../messages/desk.js';
import { ApiError } from '../wire/api.js';
import { deskApi } from './desk-api.js';
import {
  checkHours,
  readHours,
  weekdays,
  writeHours,
  type Hours,
  type Period,
} from './opening-hours-model.js';

/** When people answer: a week, and the days that differ from it. */
@customElement('lotsen-opening-hours')
export class OpeningHoursElement extends LitElement {
  @property({ attribute: false }) messages!: DeskMessages;
  @state() private hours_: Hours | null = null;
  @state() private problem_ = '';
  @state() private notice_ = '';
  @state() private busy_ = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      this.hours_ = readHours(await deskApi.openingHours());
    } catch (cause) {
      this.problem_ = this.words(cause);
    }
  }

  private words(cause: unknown): string {
    return (cause instanceof ApiError && cause.message) || this.messages.t('desk.failed');
  }

  private async save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { hours_: hours, messages } = this;
    if (!hours) return;
    this.notice_ = '';
    const wrong = checkHours(hours);
    if (wrong) {
      const where =
        typeof wrong.where === 'string'
          ? messages.t('hours.day', { day: wrong.where })
          : hours.exceptions[wrong.where]?.date || messages.t('hours.exceptions');
      this.problem_ = `${where}: ${messages.t('hours.problem', { what: wrong.what })}`;
      return;
    }
    this.problem_ = '';
    this.busy_ = true;
    try {
      await deskApi.setOpeningHours(writeHours(hours));
      this.notice_ = messages.t('hours.saved');
    } catch (cause) {
      this.problem_ = this.words(cause);
    } finally {
      this.busy_ = false;
    }
  }

  private changed(): void {
    this.notice_ = '';
    this.requestUpdate();
  }

  private renderPeriods(periods: Period[], day: string) {
    const { messages } = this;
    const time = (period: Period, member: keyof Period, label: string) =>
      html`<input
        class="input"
        type="time"
        required
        aria-label=${label}
        .value=${period[member]}
        @change=${(event: Event) => {
          period[member] = (event.target as HTMLInputElement).value;
          this.changed();
        }}
      />`;
    return html`<div class="periods">
      ${periods.length === 0 ? html`<span class="closed">${messages.t('hours.closed')}</span>` : nothing}
      ${periods.map(
        (period, index) =>
          html`<span class="period">
            ${time(period, 'opens', messages.t('hours.opens_on', { day, number: index + 1 }))}
            <span aria-hidden="true">–</span>
            ${time(period, 'closes', messages.t('hours.closes_on', { day, number: index + 1 }))}
            <button
              class="icon-button"
              type="button"
              aria-label=${messages.t('hours.remove_on', { day, number: index + 1 })}
              @click=${() => {
                periods.splice(index, 1);
                this.changed();
              }}
            >
              ${icon('close')}
            </button>
          </span>`,
      )}
      <button
        class="button quiet"
        type="button"
        aria-label=${messages.t('hours.add_on', { day })}
        @click=${() => {
          periods.push({ opens: '', closes: '' });
          this.changed();
        }}
      >
        ${icon('add')}${messages.t('hours.add')}
      </button>
    </div>`;
  }

  private renderExceptions(hours: Hours) {
    const { messages } = this;
    return html`<h2>${messages.t('hours.exceptions')}</h2>
      <p>${messages.t('hours.exceptions_text')}</p>
      <ul>
        ${hours.exceptions.map(
          (exception, index) =>
            html`<li class="day">
              <span class="date">
                <input
                  class="input"
                  type="date"
                  required
                  aria-label=${messages.t('hours.date')}
                  .value=${exception.date}
                  @change=${(event: Event) => {
                    exception.date = (event.target as HTMLInputElement).value;
                    this.changed();
                  }}
                />
              </span>
              ${this.renderPeriods(exception.periods, exception.date || messages.t('hours.date'))}
              <button
                class="icon-button"
                type="button"
                aria-label=${messages.t('hours.remove_exception', { date: exception.date })}
                @click=${() => {
                  hours.exceptions.splice(index, 1);
                  this.changed();
                }}
              >
                ${icon('trash')}
              </button>
            </li>`,
        )}
      </ul>
      <button
        class="button secondary"
        type="button"
        @click=${() => {
          hours.exceptions.push({ date: '', periods: [] });
          this.changed();
        }}
      >
        ${icon('add')}${messages.t('hours.add_exception')}
      </button>`;
  }

  override render() {
    const { messages, hours_: hours } = this;
    return html`<h1 tabindex="-1">${messages.t('hours.title')}</h1>
      <p>${messages.t('hours.intro')}</p>
      ${
        hours
          ? html`<form novalidate @submit=${this.save} data-testid="hours">
              <ul>
                ${weekdays.map((day) => {
                  const name = messages.t('hours.day', { day });
                  return html`<li class="day">
                    <span class="name">${name}</span>
                    ${this.renderPeriods(hours.week[day], name)}
                  </li>`;
                })}
              </ul>
              ${this.renderExceptions(hours)}
              <p class="error-text" role="alert">${this.problem_}</p>
              <p class="notice" role="status">${this.notice_}</p>
              <button class="button primary save" type="submit" ?disabled=${this.busy_}>
                ${messages.t('hours.save')}
              </button>
            </form>`
          : html`<p role="status">${this.problem_ || messages.t('desk.loading')}</p>`
      }`;
  }

  static override readonly styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        padding: var(--space-5);
        overflow-y: auto;
      }
      h1 {
        font-size: var(--text-xl);
        margin-block-end: var(--space-2);
      }
      h2 {
        font-size: var(--text-l);
        margin-block: var(--space-6) var(--space-1);
      }
      ul {
        display: grid;
        margin-block: var(--space-4);
        max-inline-size: calc(var(--base) * 56);
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        background: var(--raised);
      }
      ul:empty {
        display: none;
      }
      .day {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-4);
        padding: var(--space-2) var(--space-4);
        min-block-size: calc(var(--base) * 3.75);
      }
      .day + .day {
        border-block-start: 1px solid var(--line);
      }
      .name {
        font-weight: 600;
      }
      .name,
      .date {
        inline-size: calc(var(--base) * 9);
      }
      .periods {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-3);
        flex: 1;
      }
      .period {
        display: flex;
        align-items: center;
        gap: var(--space-1);
      }
      .period .input {
        inline-size: calc(var(--base) * 7.5);
      }
      .closed {
        color: var(--ink-soft);
      }
      .notice {
        color: var(--primary);
        font-weight: 600;
      }
      .save {
        margin-block-start: var(--space-3);
      }
    `,
  ];
}
