import { IntlMessageFormat } from 'intl-messageformat';
import { formatLocale } from './formats.js';
import { languages } from './generated/locales.js';

type Pattern = string | ConstructorParameters<typeof IntlMessageFormat>[0];
export type Catalogue = Readonly<Record<string, Pattern>>;
type Loader = () => Promise<unknown>;
/** What import.meta.glob gives: path -> loader of one locale's catalogue. */
export type CatalogueLoaders = Record<string, Loader>;

export const fallbackLocale = 'sv';

type Arguments<Ids, K extends keyof Ids> = Ids[K] extends undefined ? [] : [Ids[K]];

/** One language's words: `t('id', {arguments})`, both checked by the compiler. */
export interface Messages<Ids> {
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  t<K extends keyof Ids & string>(id: K, ...values: Arguments<Ids, K>): string;
}

export function isRightToLeft(locale: string): boolean {
  const base = locale.split('-')[0];
  return languages.some((language) => language.rtl === true && language.tag === base);
}

/** "sv-x-latt" -> sv-x-latt, sv; any chain ends in Swedish. */
export function localeChain(locale: string): string[] {
  const chain: string[] = [];
  for (let tag = locale; tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    if (!tag.endsWith('-x')) chain.push(tag);
  }
  return chain.includes(fallbackLocale) ? chain : [...chain, fallbackLocale];
}

/** Whether the language goes by this tag, or is what its speakers read too ("hr" reads bs). */
const answersTo = (language: (typeof languages)[number], tag: string) =>
  language.tag.toLowerCase() === tag || (language.also ?? []).includes(tag);

function servedAs(wish: string): string | undefined {
  const wanted = wish.toLowerCase();
  for (const tag of localeChain(wanted)) {
    if (tag === fallbackLocale && !wanted.startsWith(fallbackLocale)) continue;
    const found = languages.find((language) => answersTo(language, tag));
    if (found !== undefined) return found.tag;
  }
  return undefined;
}

/** The languages wished for that are served, in the order of the wishes, each once. */
export function servedLocales(wished: readonly string[]): string[] {
  return [...new Set(wished.map(servedAs).filter((tag) => tag !== undefined))];
}

/** The served language nearest to what the browser asks for. */
export function nearestLocale(wished: readonly string[]): string {
  return servedLocales(wished)[0] ?? fallbackLocale;
}

interface Layer {
  locale: string;
  catalogue: Catalogue;
}

class LayeredMessages<Ids> implements Messages<Ids> {
  readonly dir: 'ltr' | 'rtl';
  private readonly formats_ = new Map<string, IntlMessageFormat>();

  constructor(
    readonly locale: string,
    private readonly layers_: readonly Layer[],
  ) {
    this.dir = isRightToLeft(locale) ? 'rtl' : 'ltr';
  }

  t<K extends keyof Ids & string>(id: K, ...values: Arguments<Ids, K>): string {
    const layer = this.layers_.find(({ catalogue }) => id in catalogue);
    const pattern = layer?.catalogue[id];
    if (layer === undefined || pattern === undefined) return id;
    if (typeof pattern === 'string') return pattern;
    let format = this.formats_.get(id);
    if (!format)
      this.formats_.set(id, (format = new IntlMessageFormat(pattern, formatLocale(layer.locale))));
    return String(format.format(values[0] as unknown as Record<string, string>));
  }
}

function loaderOf(loaders: CatalogueLoaders, locale: string): Loader | undefined {
  const path = Object.keys(loaders).find((key) => key.includes(`/locales/${locale}/`));
  return path === undefined ? undefined : loaders[path];
}

/**
 * The words of one language from several catalogues, each a chunk of its own that is fetched when the
 * language is chosen. Ids the language lacks are said in the next one of its chain.
 */
export async function loadMessages<Ids>(
  locale: string,
  catalogues: readonly CatalogueLoaders[],
): Promise<Messages<Ids>> {
  const wanted = localeChain(locale).flatMap((tag) =>
    catalogues.map(async (loaders): Promise<Layer | null> => {
      const loader = loaderOf(loaders, tag);
      if (!loader) return null;
      const module = (await loader()) as { default: Catalogue };
      return { locale: tag, catalogue: module.default };
    }),
  );
  const layers = await Promise.all(wanted);
  return new LayeredMessages(
    locale,
    layers.filter((layer) => layer !== null),
  );
}
