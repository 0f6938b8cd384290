// Reading of the catalogues in locales/: used by the type generator and by the build.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser/index.js';

export const locales = join(dirname(fileURLToPath(import.meta.url)), '../../locales');

/** The pages' own catalogues; every id is unique across the three. */
export const scopes = ['widget', 'kiosk', 'desk'];

/** The catalogues may carry `//` comment lines, as the service's JSON reader allows. */
export function parseJson(text) {
    return JSON.parse(text.replace(/^\s*\/\/.*$/gm, ''));
}

export function readJson(file) {
    try {
        return parseJson(readFileSync(file, 'utf8'));
    } catch (cause) {
        throw new Error(`${file}: ${cause.message}`, { cause });
    }
}

/** A pattern as the syntax tree the pages format from, or as a plain string where it says no more. */
export function compile(pattern) {
    const tree = parse(pattern, { captureLocation: false });
    if (tree.length === 0) return '';
    if (tree.length === 1 && tree[0].type === TYPE.literal) return tree[0].value;
    return tree;
}

/** Ids and their compiled patterns; members that begin with "_" are notes to translators. */
export function compileCatalogue(file, text) {
    const compiled = {};
    for (const [id, pattern] of Object.entries(parseJson(text))) {
        if (id.startsWith('_')) continue;
        try {
            compiled[id] = compile(pattern);
        } catch (cause) {
            throw new Error(`${file}: ${id}: ${cause.message}`, { cause });
        }
    }
    return compiled;
}

const kinds = {
    [TYPE.argument]: 'string | number',
    [TYPE.number]: 'number',
    [TYPE.plural]: 'number',
    [TYPE.select]: 'string',
    [TYPE.date]: 'Date | number',
    [TYPE.time]: 'Date | number',
};

/** The arguments a compiled pattern takes: name -> TypeScript type. */
export function argumentsOf(tree, found = new Map()) {
    if (typeof tree === 'string') return found;
    for (const node of tree) {
        if (kinds[node.type] && !found.has(node.value)) found.set(node.value, kinds[node.type]);
        for (const option of Object.values(node.options ?? {})) argumentsOf(option.value, found);
    }
    return found;
}
