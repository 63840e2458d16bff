/**
 * Builds the app and writes it as an archive into release/, with its SHA-256 and what the changelog says of the version:
 * `npm run release`. The same source, built by the same Node, makes the same bytes.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { tarball } from '../build/tarball.ts';
import { version } from '../build/version.ts';
import { notesOf } from './release/notes.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const release = join(root, 'release');
const notes = notesOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version);
const dist = mkdtempSync(join(tmpdir(), 'segue-release-'));
try {
    await build({ logLevel: 'error', build: { outDir: dist, emptyOutDir: true } });
    const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const names = files.map((entry) => relative(dist, join(entry.parentPath, entry.name)));
    const archive = tarball(names, { from: dist, into: `segue-${version}` });
    const name = `segue-${version}.tar.gz`;
    const line = `${createHash('sha256').update(archive).digest('hex')}  ${name}\n`;
    rmSync(release, { recursive: true, force: true });
    mkdirSync(release);
    writeFileSync(join(release, name), archive);
    writeFileSync(join(release, 'SHA256SUMS'), line);
    writeFileSync(join(release, 'notes.md'), notes);
    process.stdout.write(line);
} finally {
    rmSync(dist, { recursive: true });
}
