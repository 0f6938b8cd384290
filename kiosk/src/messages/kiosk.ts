import type { KioskMessages as KioskIds, WidgetMessages } from './generated/ids.js';
import { loadMessages, type CatalogueLoaders, type Messages } from './messages.js';
import { widgetCatalogues } from './widget.js';

const kioskCatalogues: CatalogueLoaders = import.meta.glob('../../../locales/*/kiosk.json');

export type KioskMessages = Messages<KioskIds & WidgetMessages>;

export const loadKioskMessages = (locale: string): Promise<KioskMessages> =>
  loadMessages<KioskIds & WidgetMessages>(locale, [kioskCatalogues, widgetCatalogues]);
