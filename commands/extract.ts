/** `npm run extract -- DIR`: folders of songs -> the files that training reads, by the app's own front end. */
import { readFileSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { parseArgs } from 'node:util';
import { parseContract } from '../src/contract.ts';
import { loadEssentia } from '../src/features/essentia.ts';
import { npzOf } from './extract/npz.ts';
import { rowOf } from './extract/row.ts';
import { probeSong } from './extract/song.ts';
import { trackTable, type TrackEntry } from './extract/track-table.ts';

const help = `npm run extract -- DIR [--out FOLDER]

Reads DIR/<genre>/* with ffmpeg, hears the 30 seconds in the middle of each song, and writes
log_mel_u8.npz and tracks.csv to FOLDER (default: DIR itself). A file that cannot be heard is
named, marked unusable in tracks.csv, and left out of log_mel_u8.npz.`;

const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { out: { type: 'string' }, help: { type: 'boolean' } },
});
const [folder] = positionals;
if (values.help || folder === undefined) {
    console.log(help);
    process.exit(values.help ? 0 : 2);
}

const { input } = parseContract(JSON.parse(readFileSync(new URL('../models/spec.json', import.meta.url), 'utf8')));
const essentia = await loadEssentia();
const entries: TrackEntry[] = [];
const rows: { track: string; levels: Uint8Array }[] = [];
for (const { genre, fileName } of await songsOf(folder)) {
    const path = join(folder, genre, fileName);
    const track = trackName(genre, fileName, entries);
    try {
        const song = await probeSong(path);
        const levels = await rowOf(input, essentia, song);
        rows.push({ track, levels });
        entries.push({ track, genre, ...song.labels, levels });
        console.log(`${track}: ${song.labels.artist || 'unknown artist'}, ${song.labels.title}`);
    } catch (error) {
        entries.push({ track, genre, artist: '', title: fileName, levels: null });
        console.error(
            `${path} cannot be heard and is left out: ${error instanceof Error ? error.message : String(error)}`,
        );
    }
}
if (rows.length === 0) {
    console.error(`${folder} holds no songs that can be heard; they are looked for in ${join(folder, '<genre>', '*')}`);
    process.exit(1);
}
const out = values.out ?? folder;
await mkdir(out, { recursive: true });
await writeFile(join(out, 'log_mel_u8.npz'), npzOf(rows, [input.bands, input.stretchColumns]));
await writeFile(join(out, 'tracks.csv'), trackTable(entries));
console.log(`${rows.length} of ${entries.length} files heard; written to ${out}`);

async function songsOf(root: string): Promise<{ genre: string; fileName: string }[]> {
    const genres = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    const songs = await Promise.all(
        genres.map(async ({ name: genre }) => {
            const files = await readdir(join(root, genre), { withFileTypes: true });
            return files
                .filter((file) => file.isFile() && !file.name.startsWith('.'))
                .map((file) => ({ genre, fileName: file.name }));
        }),
    );
    return songs.flat().sort((a, b) => (a.genre + a.fileName < b.genre + b.fileName ? -1 : 1));
}

/** GTZAN's own names where the files have them ("blues.00000"), else genre and name; never one name twice. */
function trackName(genre: string, fileName: string, taken: readonly TrackEntry[]): string {
    const stem = parse(fileName).name;
    const name = stem.startsWith(`${genre}.`) ? stem : `${genre}/${stem}`;
    return taken.some((entry) => entry.track === name) ? `${genre}/${fileName}` : name;
}
