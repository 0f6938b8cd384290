import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from '../design/base.js';
import type { DeskMessages } from '../messages/desk.js';
import { staffPhotos } from '../wire/api.js';
import type { ViewPhoto } from './protocol.js';
import '../chat/photo.js';

/** A resident's photo in a table: its name, and the picture once somebody wants to see it. */
@customElement('lotsen-photo-cell')
export class PhotoCellElement extends LitElement {
  @property({ attribute: false }) messages!: DeskMessages;
  @property({ attribute: false }) photo!: ViewPhoto;
  /** What the row is about, for whoever has the picture read out. */
  @property({ attribute: false }) of = '';
  @state() private open_ = false;

  static override readonly styles = [
    base,
    css`
      summary {
        cursor: pointer;
        min-block-size: calc(var(--base) * 1.5);
      }
      lotsen-photo {
        inline-size: calc(var(--base) * 20);
        margin-block-start: var(--space-2);
      }
    `,
  ];

  override render() {
    const { conversation, photo } = this.photo;
    const name = this.messages.t('chat.photo');
    return html`<details
      @toggle=${(event: Event) => (this.open_ = (event.target as HTMLDetailsElement).open)}
    >
      <summary>${name}</summary>
      ${
        this.open_
          ? html`<lotsen-photo
              .photo=${photo}
              .alternative=${`${name}, ${this.of}`}
              .load=${(wanted: string) => staffPhotos(conversation).load(wanted)}
            ></lotsen-photo>`
          : nothing
      }
    </details>`;
  }
}
