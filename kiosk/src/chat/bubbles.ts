// One item of a conversation as a template, for the widget, the kiosk and the desk alike.
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../design/icons.js';
import type { ChatMessages } from '../messages/widget.js';
import { clockTime } from '../messages/formats.js';
import { isRightToLeft } from '../messages/messages.js';
import { languages } from '../messages/generated/locales.js';
import type { Card, HandoverEvent, Option } from '../wire/protocol.js';
import type { Bubble, Item } from './timeline.js';
import { withNumbers } from './numbers.js';
import './photo.js';

export interface BubbleContext {
  messages: ChatMessages;
  /** False on the kiosk: nothing leads out of it. */
  links: boolean;
  /** Whose side is shown as "own": the resident's, or the staff's on the desk. */
  own: 'resident' | 'agent';
  /** Heading level of a card's name, one below the page's or panel's title. */
  level: 2 | 3;
  loadPhoto: ((photo: string) => Promise<Blob>) | null;
  choose: ((option: Option) => void) | null;
  again?: (id: string) => void;
  discard?: (id: string) => void;
  /** How a handover is told where the resident is not the reader. */
  handoverText?: (event: HandoverEvent) => string;
  copied?: string | null;
  copy?: (reference: string) => void;
}

function speakerOf(bubble: Bubble, context: BubbleContext): string {
  const { messages } = context;
  if (bubble.from === 'agent') {
    const name = bubble.agent ?? '';
    return name === '' ? messages.t('chat.agent') : messages.t('chat.agent_named', { name });
  }
  if (bubble.from === 'bot') return messages.t('chat.assistant');
  return context.own === 'resident' ? messages.t('chat.you') : messages.t('chat.resident');
}

function delivery(bubble: Bubble, context: BubbleContext): TemplateResult | typeof nothing {
  const { messages } = context;
  const { id } = bubble;
  if (bubble.delivery === 'waits') {
    return html`<p class="delivery" data-testid="waits">
      ${icon('clock')}${messages.t('chat.waits')}
    </p>`;
  }
  if (bubble.delivery !== 'refused' || id === undefined) return nothing;
  return html`<div class="delivery refused" data-testid="refused">
    <p>${icon('warning')}${bubble.reason || messages.t('chat.refused')}</p>
    <div class="chips">
      <button class="chip" type="button" @click=${() => context.again?.(id)}>
        ${messages.t('chat.again')}
      </button>
      <button class="chip" type="button" @click=${() => context.discard?.(id)}>
        ${messages.t('chat.discard')}
      </button>
    </div>
  </div>`;
}

/**
 * Only http and https become links: a card comes from data, and data may hold anything. A path is one of
 * the service's own, where these pages come from, not of the site that embeds the widget.
 */
function safeUrl(text: string): string | null {
  try {
    const url = new URL(text, import.meta.url);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

/** An address as people read it; of a file of the service, its name. */
function readableUrl(url: string): string {
  return url.startsWith('/') ? (url.split('/').pop() ?? url) : url.replace(/^https?:\/\//, '');
}

function contact(
  what: 'phone' | 'mail' | 'link',
  text: string,
  href: string | null,
): TemplateResult {
  const shown = html`<bdi>${text}</bdi>`;
  const link =
    href === null
      ? shown
      : html`<a
          href=${href}
          rel="noopener noreferrer"
          target=${what === 'link' ? '_blank' : nothing}
          >${shown}</a
        >`;
  return html`<li>${icon(what)}${link}</li>`;
}

function cardOf(card: Card, choosable: boolean, context: BubbleContext): TemplateResult {
  const { links } = context;
  const { title, text, note, phone, email, url, options } = card;
  const contacts = [
    phone && contact('phone', phone, links ? `tel:${phone.replace(/[^+\d]/g, '')}` : null),
    email && contact('mail', email, links ? `mailto:${email}` : null),
    url && contact('link', readableUrl(url), links ? safeUrl(url) : null),
  ].filter(Boolean);
  return html`<li class="card" data-testid="card">
    ${
      title
        ? html`<p class="name" role="heading" aria-level=${context.level} dir="auto">${title}</p>`
        : nothing
    }
    ${text ? html`<p dir="auto" class="text">${withNumbers(text)}</p>` : nothing}
    ${
      contacts.length > 0
        ? html`<ul class="contacts">
            ${contacts}
          </ul>`
        : nothing
    }
    ${note ? html`<p class="note" dir="auto">${withNumbers(note)}</p>` : nothing}
    ${choosable && options?.length ? optionChips(options, context) : nothing}
  </li>`;
}

export function optionChips(options: readonly Option[], context: BubbleContext): TemplateResult {
  return html`<div class="chips" role="group" aria-label=${context.messages.t('chat.options')}>
    ${options.map(
      (option) =>
        html`<button
          class="chip"
          type="button"
          data-testid="option"
          ?disabled=${context.choose === null}
          @click=${() => context.choose?.(option)}
        >
          <span dir="auto">${option.label}</span>
        </button>`,
    )}
  </div>`;
}

/** Blanks in it are shown, so there are none around it. */
function textOf(text: string, locale: string | undefined): TemplateResult {
  const words = withNumbers(text);
  return html`<p class="text" dir="auto" lang=${locale ?? nothing}>${words}</p>`;
}

function bubble(item: Bubble, choosable: boolean, context: BubbleContext): TemplateResult {
  const own = item.from === context.own;
  const { messages } = context;
  const emergency = item.intent === 'emergency';
  return html`<div
    class="row ${own ? 'own' : 'other'} ${item.from} ${item.leads ? 'leads' : ''}"
    data-testid="message"
    data-from=${item.from}
  >
    <p class=${item.leads ? 'speaker' : 'speaker visually-hidden'}>
      ${item.from === 'agent' ? icon('person') : nothing}<bdi>${speakerOf(item, context)}</bdi>
      <time datetime=${new Date(item.at).toISOString()}
        >${clockTime(item.at, messages.locale)}</time
      >
    </p>
    ${
      item.text === '' && item.photo === undefined
        ? nothing
        : html`<div class="bubble ${emergency ? 'emergency' : ''} ${item.delivery ?? ''}">
            ${
              item.photo === undefined
                ? nothing
                : html`<lotsen-photo
                    .photo=${item.photo}
                    .load=${context.loadPhoto}
                    .alternative=${messages.t('chat.photo')}
                  ></lotsen-photo>`
            }
            ${item.text === '' ? nothing : textOf(item.text, item.locale)}
          </div>`
    }
    ${
      item.cards.length === 0
        ? nothing
        : html`<ul class="cards">
            ${item.cards.map((card) => cardOf(card, choosable, context))}
          </ul>`
    }
    ${
      item.source
        ? html`<p class="source">${messages.t('chat.source')} <bdi>${item.source}</bdi></p>`
        : nothing
    }
    ${delivery(item, context)}
  </div>`;
}

/** A handover as the resident is told of it. */
export function handoverText(event: HandoverEvent, messages: ChatMessages): string {
  const { state, position, wait_s: seconds, agent } = event;
  switch (state) {
    case 'waiting':
      if (position === undefined) return messages.t('handover.waiting');
      if (seconds === undefined) return messages.t('handover.position', { position });
      return messages.t('handover.position_wait', {
        position,
        minutes: Math.max(1, Math.round(seconds / 60)),
      });
    case 'accepted':
      return agent
        ? messages.t('handover.accepted', { name: agent })
        : messages.t('handover.accepted_unnamed');
    case 'returned':
      return messages.t('handover.returned');
    case 'closed':
      return messages.t('handover.closed');
    case 'callback':
      return messages.t('handover.callback');
  }
}

/** The page's own words: a name at their beginning does not turn them round. */
function system(
  what: 'person' | 'clock' | 'globe' | 'check',
  text: string,
  kind: string,
  messages: ChatMessages,
) {
  return html`<div class="system" data-testid=${kind}>
    ${icon(what)}
    <p dir=${messages.dir}>${text}</p>
  </div>`;
}

function caseOf(item: Extract<Item, { kind: 'case' }>, context: BubbleContext): TemplateResult {
  const { messages } = context;
  const copied = context.copied === item.reference;
  return html`<div class="case" data-testid="case">
    ${icon('document')}
    <div>
      <p class="label">${messages.t('case.reference')}</p>
      <p class="reference" data-testid="reference"><bdi>${item.reference}</bdi></p>
      <p class="status">${caseStatus(item.status, messages)}</p>
    </div>
    ${
      context.copy
        ? html`<button
            class="icon-button"
            type="button"
            @click=${() => context.copy?.(item.reference)}
            aria-label=${copied ? messages.t('case.copied') : messages.t('case.copy')}
          >
            ${icon(copied ? 'check' : 'copy')}
          </button>`
        : nothing
    }
  </div>`;
}

function caseStatus(status: string, messages: ChatMessages): string {
  return messages.t('case.status', { status });
}

export function languageName(tag: string): string {
  return languages.find((language) => language.tag === tag)?.name ?? tag;
}

export function itemTemplate(
  item: Item,
  choosable: string | null,
  context: BubbleContext,
): TemplateResult {
  const { messages } = context;
  switch (item.kind) {
    case 'bubble':
      return bubble(item, item.key === choosable, context);
    case 'handover':
      return system(
        item.event.state === 'waiting' ? 'clock' : 'person',
        context.handoverText?.(item.event) ?? handoverText(item.event, messages),
        `handover-${item.event.state}`,
        messages,
      );
    case 'case':
      return caseOf(item, context);
    case 'locale':
      return system(
        'globe',
        messages.t('chat.language_is', { language: languageName(item.locale) }),
        'locale',
        messages,
      );
    case 'closed':
      return system('check', messages.t('chat.closed'), 'closed', messages);
  }
}

/** The direction of a text in a language, for a page whose own may be another. */
export const directionOf = (locale: string): 'ltr' | 'rtl' =>
  isRightToLeft(locale) ? 'rtl' : 'ltr';
