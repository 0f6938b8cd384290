// /widget.js, put on any page with <script src="https://.../widget.js" async></script>. It does next to
// nothing: finds out where it came from and asks for the widget's module there. Options on the script
// element: data-locale (a language tag; otherwise the page's own, then the browser's).
declare const WIDGET_MODULES: string[];

(() => {
  const script =
    (document.currentScript as HTMLScriptElement | null) ??
    document.querySelector<HTMLScriptElement>('script[src$="/widget.js"]');
  if (!script || document.querySelector('lotsen-widget')) return;
  const origin = new URL(script.src, document.baseURI).origin;

  const place = (): void => {
    const host = document.createElement('lotsen-widget');
    host.setAttribute('origin', origin);
    const locale = script.dataset['locale'] ?? document.documentElement.lang;
    if (locale) host.setAttribute('locale', locale);
    document.body.append(host);
  };
  if (document.body) place();
  else addEventListener('DOMContentLoaded', place, { once: true });

  const [entry, ...parts] = WIDGET_MODULES.map((path) => `${origin}/${path}`);
  for (const part of parts) {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = part;
    document.head.append(link);
  }
  import(/* @vite-ignore */ entry ?? '').catch((cause: unknown) => {
    console.error('Lotsen: the chat could not be loaded.', cause);
  });
})();
