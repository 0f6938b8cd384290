// The words of the catalogues, so that a test names a message and not one language's text.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '../../..');

/** words('ar')('core', 'option.skip'); a plugin's own: ('fault_reports', 'intent.report'). */
export function words(locale) {
  const files = new Map();
  return (domain, id) => {
    if (!files.has(domain)) {
      const core = ['core', 'widget', 'kiosk', 'desk'].includes(domain);
      const file = core ? `locales/${locale}/${domain}.json` : `plugins/${domain}/messages/${locale}.json`;
      files.set(domain, JSON.parse(readFileSync(resolve(root, file), 'utf8')));
    }
    const text = files.get(domain)[id];
    if (text === undefined) throw new Error(`${locale} has no ${domain}:${id}`);
    return text;
  };
}
