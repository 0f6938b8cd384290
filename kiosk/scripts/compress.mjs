// Writes .br and .gz beside every text file of the built pages, so that the service never compresses.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const text = new Set(['.html', '.js', '.css', '.svg', '.json', '.txt', '.webmanifest']);

function* filesBelow(folder) {
    for (const name of readdirSync(folder)) {
        const path = join(folder, name);
        if (statSync(path).isDirectory()) yield* filesBelow(path);
        else yield path;
    }
}

for (const file of filesBelow(process.argv[2])) {
    if (!text.has(extname(file))) continue;
    const bytes = readFileSync(file);
    const options = {
        params: {
            [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
            [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
    };
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, options));
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}
