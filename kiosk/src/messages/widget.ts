import type { WidgetMessages } from './generated/ids.js';
import { loadMessages, type CatalogueLoaders, type Messages } from './messages.js';

export const widgetCatalogues: CatalogueLoaders = import.meta.glob(
  '../../../locales/*/widget.json',
);

export type ChatMessages = Messages<WidgetMessages>;

export const loadWidgetMessages = (locale: string): Promise<ChatMessages> =>
  loadMessages<WidgetMessages>(locale, [widgetCatalogues]);
