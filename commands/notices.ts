/**
 * Writes public/third-party-notices.txt: the licences of all packages whose code is in the built app, as these ask for it.
 *
 *     npx tsx commands/notices.ts
 *
 * A build into a folder of its own, with source maps, says whose code that is.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { noticesOf, packageOf } from './notices/notices.ts';

const root = new URL('../', import.meta.url);

const folder = mkdtempSync(join(tmpdir(), 'segue-'));
try {
    await build({ logLevel: 'error', build: { outDir: folder, emptyOutDir: true, sourcemap: true } });
    const maps = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.map'));
    const sources = maps.flatMap(
        (name): string[] => JSON.parse(readFileSync(join(folder, name), 'utf8')).sources as string[],
    );
    const names = new Set(sources.map(packageOf).filter((name) => name !== null));
    writeFileSync(new URL('public/third-party-notices.txt', root), noticesOf([...names], root));
    console.log(`${names.size} packages: ${[...names].sort().join(', ')}`);
} finally {
    rmSync(folder, { recursive: true });
}
