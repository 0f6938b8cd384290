/** The folder of the catalogues. */
export const locales: string;
export const scopes: readonly string[];
export function parseJson(text: string): unknown;
export function readJson(file: string): unknown;
export function compile(pattern: string): unknown;
export function compileCatalogue(file: string, text: string): Record<string, unknown>;
export function argumentsOf(tree: unknown, found?: Map<string, string>): Map<string, string>;
