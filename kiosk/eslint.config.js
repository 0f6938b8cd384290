// Run from the repository's root (`npm run eslint`), since the tests stand beside this folder.
import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import globals from 'globals';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import ts from 'typescript-eslint';

export default ts.config(
  { ignores: ['kiosk/node_modules', 'kiosk/src/messages/generated', 'kiosk/dev/shots'] },
  js.configs.recommended,
  {
    files: ['kiosk/src/**/*.ts', 'tests/kiosk/**/*.ts'],
    extends: [...ts.configs.recommendedTypeChecked, lit.configs['flat/recommended']],
    plugins: { 'lit-a11y': litA11y },
    languageOptions: {
      parserOptions: {
        project: './tsconfig.json',
        tsconfigRootDir: fileURLToPath(new URL('.', import.meta.url)),
      },
    },
    rules: {
      ...litA11y.configs.recommended.rules,
      complexity: ['error', 16],
      'max-lines-per-function': ['error', { max: 70, skipComments: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // Handlers are bound by lit itself.
      '@typescript-eslint/unbound-method': 'off',
      eqeqeq: 'error',
    },
  },
  {
    // A group of tests is one function to the rule, and a list to its reader.
    files: ['tests/kiosk/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['kiosk/scripts/**/*.mjs', 'kiosk/dev/**/*.mjs', 'kiosk/*.js', 'kiosk/*.ts'],
    languageOptions: { globals: { ...globals.node } },
  },
  {
    files: ['kiosk/dev/look.mjs'],
    languageOptions: { globals: { ...globals.browser } },
  },
  {
    files: ['kiosk/vite.config.ts'],
    extends: [ts.configs.base],
  },
);
