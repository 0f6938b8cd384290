import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { withNumbers } from '../chat/numbers.js';
import { base } from '../design/base.js';
import { controls, dialogs } from '../design/controls.js';
import { icon } from '../design/icons.js';
import type { DeskMessages } from '../messages/desk.js';
import { ApiError } from '../wire/api.js';
import { deskApi } from './desk-api.js';
import { cellText, initialValue, photoOf, valuesOf } from './form-values.js';
import type { PluginView, ViewCommand, ViewColumn, ViewField, ViewRow } from './protocol.js';
import './photo-cell.js';

interface Running {
  command: ViewCommand;
  row: ViewRow | null;
}

/** Rows that are drawn at once; the filter reaches all of them. */
const rowsShown = 500;
/** A table wider than this leaves out the columns that no row has anything in. */
const columnsShown = 8;
/** A cell so short is never broken: a date, a reference, a telephone number. */
const shortCell = 20;

/** Any plugin's page for staff: its table, and its commands as forms. */
@customElement('lotsen-plugin-view')
export class PluginViewElement extends LitElement {
  @property({ attribute: false }) messages!: DeskMessages;
  @property({ attribute: false }) plugin = '';
  @property({ attribute: false }) view = '';
  @state() private shown_: PluginView | null = null;
  @state() private problem_ = '';
  @state() private notice_ = '';
  @state() private filter_ = '';
  @state() private running_: Running | null = null;
  @state() private busy_ = false;
  @query('dialog') private dialog_!: HTMLDialogElement | null;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('plugin') && !changed.has('view')) return;
    this.shown_ = null;
    this.filter_ = this.notice_ = '';
    this.running_ = null;
    void this.load();
  }

  private async load(): Promise<void> {
    const { plugin, view } = this;
    this.problem_ = '';
    try {
      const shown = await deskApi.view(plugin, view);
      if (plugin === this.plugin && view === this.view) this.shown_ = shown;
    } catch (cause) {
      this.problem_ = this.words(cause);
    }
  }

  private words(cause: unknown): string {
    return (cause instanceof ApiError && cause.message) || this.messages.t('desk.failed');
  }

  private async ask(command: ViewCommand, row: ViewRow | null): Promise<void> {
    this.problem_ = this.notice_ = '';
    if (!command.confirm && !command.fields?.length) return this.run(command, row, {});
    this.running_ = { command, row };
    await this.updateComplete;
    this.dialog_?.showModal();
  }

  private async run(
    command: ViewCommand,
    row: ViewRow | null,
    values: Record<string, unknown>,
  ): Promise<void> {
    this.busy_ = true;
    try {
      const named = row ? { id: row.id, ...values } : values;
      this.shown_ = await deskApi.runCommand(this.plugin, this.view, command.command, named);
      this.dialog_?.close();
      this.running_ = null;
      this.problem_ = '';
      this.notice_ = this.messages.t('view.done');
    } catch (cause) {
      this.problem_ = this.words(cause);
    } finally {
      this.busy_ = false;
    }
  }

  private renderField(field: ViewField, row: ViewRow | null) {
    const value = initialValue(field, row);
    const id = `field-${field.name}`;
    const required = field.required === true;
    if (field.type === 'flag') {
      return html`<label class="flag">
        <input type="checkbox" name=${field.name} ?checked=${value === true} />${field.label}
      </label>`;
    }
    const text = String(value as string | number);
    const control =
      field.type === 'choice'
        ? html`<select id=${id} name=${field.name} class="input" ?required=${required}>
            ${required ? nothing : html`<option value=""></option>`}
            ${(field.choices ?? []).map(
              (choice) =>
                html`<option value=${choice.value} ?selected=${choice.value === text}>
                  ${choice.label}
                </option>`,
            )}
          </select>`
        : field.type === 'long_text'
          ? html`<textarea
              id=${id}
              name=${field.name}
              class="input"
              rows="5"
              dir="auto"
              ?required=${required}
              .value=${text}
            ></textarea>`
          : html`<input
              id=${id}
              name=${field.name}
              class="input"
              type=${field.type}
              dir="auto"
              step=${field.type === 'number' ? 'any' : nothing}
              ?required=${required}
              .value=${text}
            />`;
    return html`<div class="field"><label for=${id}>${field.label}</label>${control}</div>`;
  }

  private renderDialog() {
    const { messages, running_: running } = this;
    if (!running) return nothing;
    const { command, row } = running;
    const fields = command.fields ?? [];
    return html`<dialog
      class="sheet"
      aria-labelledby="command-title"
      @close=${() => (this.running_ = null)}
    >
      <h2 id="command-title">${command.label}</h2>
      ${command.confirm ? html`<p>${command.confirm}</p>` : nothing}
      <form
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          const data = new FormData(event.target as HTMLFormElement);
          void this.run(command, row, valuesOf(fields, data, row));
        }}
      >
        ${fields.map((field) => this.renderField(field, row))}
        ${this.problem_ ? html`<p class="error-text" role="alert">${this.problem_}</p>` : nothing}
        <div class="actions">
          <button class="button quiet" type="button" @click=${() => this.dialog_?.close()}>
            ${messages.t('desk.cancel')}
          </button>
          <button
            class="button primary"
            type="submit"
            data-testid="command-submit"
            ?disabled=${this.busy_}
          >
            ${fields.length > 0 ? messages.t('view.save') : messages.t('view.confirm')}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  private commandButtons(scope: ViewCommand['scope'], row: ViewRow | null) {
    return (this.shown_?.commands ?? [])
      .filter((command) => command.scope === scope)
      .map(
        (command) =>
          html`<button
            class="button ${scope === 'view' ? 'primary' : 'secondary'}"
            type="button"
            data-command=${command.command}
            ?disabled=${this.busy_}
            @click=${() => void this.ask(command, row)}
          >
            ${command.label}
          </button>`,
      );
  }

  /** A long text stands in its own direction; anything else where its column is. */
  private renderCell(row: ViewRow, text: string, { name, type }: ViewColumn) {
    const photo = type === 'photo' ? photoOf(row[name]) : null;
    if (photo) {
      return html`<td>
        <lotsen-photo-cell
          .messages=${this.messages}
          .photo=${photo}
          .of=${String(row.id)}
        ></lotsen-photo-cell>
      </td>`;
    }
    if (type === 'long_text') {
      return html`<td class="cell-long_text" dir="auto">${withNumbers(text)}</td>`;
    }
    const short = text.length <= shortCell ? 'short' : '';
    return html`<td class="cell-${type} ${short}"><bdi>${withNumbers(text)}</bdi></td>`;
  }

  private renderTable(shown: PluginView) {
    const { messages } = this;
    const words = {
      yes: messages.t('view.yes'),
      no: messages.t('view.no'),
      photo: messages.t('chat.photo'),
    };
    const wanted = this.filter_.toLocaleLowerCase(messages.locale);
    const text = (row: ViewRow, column: ViewColumn) =>
      cellText(row[column.name], column.type, messages.locale, words);
    const columns = shown.columns.filter(
      (column, _, all) =>
        all.length <= columnsShown || shown.rows.some((row) => text(row, column) !== ''),
    );
    const rows = shown.rows.filter(
      (row) =>
        wanted === '' ||
        columns.some((column) =>
          text(row, column).toLocaleLowerCase(messages.locale).includes(wanted),
        ),
    );
    const perRow = (shown.commands ?? []).some((command) => command.scope === 'row');
    if (shown.rows.length === 0) return html`<p class="empty">${messages.t('view.empty')}</p>`;
    return html`<div class="tools">
        <div class="field">
          <label for="filter">${messages.t('view.search')}</label>
          <input
            id="filter"
            class="input"
            type="search"
            .value=${this.filter_}
            @input=${(event: Event) => (this.filter_ = (event.target as HTMLInputElement).value)}
          />
        </div>
        <p role="status">${messages.t('view.rows', { count: rows.length })}</p>
      </div>
      <div class="scroll" tabindex="0" role="region" aria-label=${shown.title}>
        <table>
          <thead>
            <tr>
              ${columns.map(({ label }) => html`<th scope="col">${label}</th>`)}
              ${perRow ? html`<th scope="col" class="last">${messages.t('view.actions')}</th>` : nothing}
            </tr>
          </thead>
          <tbody>
            ${rows.slice(0, rowsShown).map(
              (row) =>
                html`<tr data-row=${row.id}>
                  ${columns.map((column) => this.renderCell(row, text(row, column), column))}
                  ${
                    perRow
                      ? html`<td class="last">
                          <div class="row-actions">${this.commandButtons('row', row)}</div>
                        </td>`
                      : nothing
                  }
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }

  override render() {
    const { messages, shown_: shown } = this;
    return html`<header>
        <h1 tabindex="-1">${shown?.title ?? messages.t('desk.loading')}</h1>
        ${this.commandButtons('view', null)}
        <button
          class="icon-button"
          type="button"
          aria-label=${messages.t('view.refresh')}
          title=${messages.t('view.refresh')}
          @click=${() => void this.load()}
        >
          ${icon('refresh')}
        </button>
      </header>
      <p class="notice" role="status">${this.notice_}</p>
      ${
        this.problem_ && !this.running_
          ? html`<p class="error-text" role="alert">${this.problem_}</p>`
          : nothing
      }
      ${shown ? this.renderTable(shown) : nothing} ${this.renderDialog()}`;
  }

  static override readonly styles = [
    base,
    controls,
    dialogs,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--space-3);
        min-block-size: 0;
        min-inline-size: 0;
        padding: var(--space-5);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
      }
      h1 {
        flex: 1;
        font-size: var(--text-xl);
      }
      .notice:empty {
        display: none;
      }
      .notice {
        color: var(--primary);
        font-weight: 600;
      }
      .empty {
        color: var(--ink-soft);
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--space-4);
      }
      .scroll {
        flex: 1;
        min-block-size: calc(var(--base) * 12);
        overflow: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius-s);
        background: var(--raised);
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
      }
      th {
        position: sticky;
        inset-block-start: 0;
        background: var(--sunken);
        font-size: var(--text-s);
        text-align: start;
        white-space: nowrap;
      }
      th,
      td {
        padding: var(--space-2) var(--space-3);
        border-block-end: 1px solid var(--line);
        vertical-align: top;
        text-align: start;
      }
      td.cell-number,
      td.cell-date,
      td.cell-time {
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      td.short {
        white-space: nowrap;
      }
      /* What can be done with a row stays in sight however wide the table is. */
      .last {
        position: sticky;
        inset-inline-end: 0;
        min-inline-size: calc(var(--base) * 12);
        border-inline-start: 1px solid var(--line);
      }
      td.last {
        background: var(--raised);
      }
      th.last {
        z-index: 1;
      }
      td.cell-long_text {
        min-inline-size: calc(var(--base) * 16);
        white-space: pre-line;
      }
      .row-actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1);
      }
      .row-actions .button {
        min-block-size: calc(var(--base) * 2.25);
        padding: var(--space-1) var(--space-3);
        font-size: var(--text-s);
      }
      form {
        display: grid;
        gap: var(--space-4);
        margin-block-start: var(--space-3);
      }
      .flag {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        min-block-size: var(--target);
        font-weight: 600;
      }
      .flag input {
        inline-size: 1.25em;
        block-size: 1.25em;
        accent-color: var(--primary);
      }
    `,
  ];
}
