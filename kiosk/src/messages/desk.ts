import type { DeskMessages as DeskIds, WidgetMessages } from './generated/ids.js';
import { loadMessages, type CatalogueLoaders, type Messages } from './messages.js';
import { widgetCatalogues } from './widget.js';

const deskCatalogues: CatalogueLoaders = import.meta.glob('../../../locales/*/desk.json');

export type DeskMessages = Messages<DeskIds & WidgetMessages>;

export const loadDeskMessages = (locale: string): Promise<DeskMessages> =>
  loadMessages<DeskIds & WidgetMessages>(locale, [deskCatalogues, widgetCatalogues]);
