import { icon } from '../design/icons.js';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from '../design/base.js';
import { fitWithin, photoSide } from './photo-size.js';

const jpegQuality = 0.85;

/**
 * Draws the picture anew: place, time and camera that a phone writes into its files stay behind, and
 * what is sent is small. Rejects what the browser cannot read as an image.
 */
export async function reencode(file: Blob): Promise<Blob> {
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    const [width, height] = fitWithin(image.width, image.height, photoSide);
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no 2d context');
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, width, height);
    context.drawImage(image, 0, 0, width, height);
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob(
        (made) => (made ? resolve(made) : reject(new Error('not encoded'))),
        'image/jpeg',
        jpegQuality,
      );
    });
  } finally {
    image.close();
  }
}

/** A photo of the conversation. It is fetched with the conversation's own key, hence not an address. */
@customElement('lotsen-photo')
export class PhotoElement extends LitElement {
  @property({ attribute: false }) photo = '';
  @property({ attribute: false }) alternative = '';
  @property({ attribute: false }) load: ((photo: string) => Promise<Blob>) | null = null;
  @state() private url_ = '';

  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
      }
      img {
        display: block;
        max-inline-size: 100%;
        max-block-size: calc(var(--base) * 16);
        border-radius: var(--radius-s);
      }
      .missing {
        display: flex;
        align-items: center;
        gap: var(--space-2);
      }
    `,
  ];

  override updated(changed: Map<string, unknown>): void {
    if (changed.has('photo') && this.photo !== '') void this.fetch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    URL.revokeObjectURL(this.url_);
    this.url_ = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && this.photo !== '') void this.fetch();
  }

  private async fetch(): Promise<void> {
    const wanted = this.photo;
    const image = await this.load?.(wanted).catch(() => null);
    if (!image || wanted !== this.photo || !this.isConnected) return;
    URL.revokeObjectURL(this.url_);
    this.url_ = URL.createObjectURL(image);
  }

  override render() {
    if (this.url_ === '') {
      return html`<span class="missing">${icon('camera')}${this.alternative || nothing}</span>`;
    }
    return html`<img src=${this.url_} alt=${this.alternative} />`;
  }
}
