import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformWithEsbuild, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { compileCatalogue } from './scripts/catalogue.mjs';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Catalogues are parsed at build time: a broken pattern fails the build, and no parser is shipped. */
function catalogues(): Plugin {
  return {
    name: 'lotsen-catalogues',
    enforce: 'pre',
    load(id) {
      if (!/\/locales\/[^/]+\/(widget|kiosk|desk)\.json$/.test(id)) return null;
      return JSON.stringify(compileCatalogue(id, readFileSync(id, 'utf8')));
    },
  };
}

/**
 * /widget.js: the one file without a hash in its name. It knows the hashed module of this build and
 * asks for that module's parts at once instead of one after the other.
 */
function widgetLoader(): Plugin {
  return {
    name: 'lotsen-widget-loader',
    apply: 'build',
    async generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((item) => item.type === 'chunk');
      const entry = chunks.find((chunk) => chunk.isEntry && chunk.name === 'widget');
      if (!entry) this.error('the widget has no entry chunk');
      const source = here('src/widget/loader.ts');
      const made = await transformWithEsbuild(readFileSync(source, 'utf8'), source, {
        format: 'iife',
        target: 'es2020',
        minify: true,
        sourcemap: false,
        define: { WIDGET_MODULES: JSON.stringify([entry.fileName, ...entry.imports]) },
      });
      this.emitFile({ type: 'asset', fileName: 'widget.js', source: made.code });
    },
  };
}

export default defineConfig({
  root: here('.'),
  publicDir: here('public'),
  cacheDir: here('node_modules/.vite'),
  plugins: [catalogues(), widgetLoader()],
  resolve: {
    alias: [
      { find: /^simple-keyboard$/, replacement: 'simple-keyboard/build/index.modern.esm.js' },
      {
        find: /^@formatjs\/icu-messageformat-parser$/,
        replacement: '@formatjs/icu-messageformat-parser/lib/no-parser.js',
      },
    ],
  },
  json: { stringify: true },
  // The address itself: a bare machine may not know the name localhost.
  server: { host: '127.0.0.1', fs: { allow: [here('..')] } },
  build: {
    outDir: here('../build/web'),
    emptyOutDir: true,
    target: 'es2021',
    // The widget runs on other sites: a list of preloads would be looked for there.
    modulePreload: false,
    assetsInlineLimit: 0,
    rollupOptions: {
      input: {
        demo: here('index.html'),
        kiosk: here('kiosk/index.html'),
        desk: here('desk/index.html'),
        widget: here('src/widget/main.ts'),
      },
      // Else the widget's entry loses its exports' side effects to a shared chunk's name.
      preserveEntrySignatures: 'strict',
    },
  },
  experimental: {
    // Scripts find their parts beside themselves, whatever site they run on.
    renderBuiltUrl: (_, { hostType }) => (hostType === 'js' ? { relative: true } : undefined),
  },
  test: {
    root: here('..'),
    include: ['tests/kiosk/**/*.test.ts'],
    // Debian 12's Node.js lacks CustomEvent and crypto as globals.
    environment: 'jsdom',
  },
});
