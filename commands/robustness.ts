/** `npm run robustness -- FOLDERS...`: whether the app hears the same in a song that was encoded, filtered or slowed. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseContract } from '../src/contract.ts';
import { loadEssentia } from '../src/features/essentia.ts';
import { npzOf, type NpzRow } from './extract/npz.ts';
import { openHearing } from './hear/hearing.ts';
import { summaryOf, report } from './robustness/summary.ts';
import { hearVariants, type Comparison } from './robustness/hear-variants.ts';
import { pictureVariants } from './robustness/picture-variants.ts';
import { chooseSongs, type Song } from './robustness/songs.ts';
import { variants } from './robustness/variants.ts';

const help = `npm run robustness -- [options] FOLDERS...

Hears songs and variants of them (MP3, AAC, louder, softer, 16 kHz, a phone's band, slower) with the built app, and says
how often the likeliest family stays, and what the app claims, and how alike the embeddings are.
Songs shorter than half a minute are left out.

  --songs N        how many songs at most, taken from each folder in turn (30)
  --seconds N      a piece of so many seconds from the middle of each, not the whole song
  --json FILE      where the figures go (models/predictions/figures/robustness.json)
  --pictures FILE  hears nothing, but writes there what the app's front end makes of 30 s from the middle of each song
                   and of its variants, for "python3 models robustness"
  --help           this text
`;

const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
        songs: { type: 'string', default: '30' },
        seconds: { type: 'string' },
        json: { type: 'string', default: 'models/predictions/figures/robustness.json' },
        pictures: { type: 'string' },
        help: { type: 'boolean', default: false },
    },
});
const count = Number(values.songs);
const pieceSeconds = values.seconds === undefined ? null : Number(values.seconds);
const shortestSongSeconds = 30;
const leastSeconds = pieceSeconds ?? shortestSongSeconds;

if (values.help) {
    process.stdout.write(help);
} else if (positionals.length === 0 || !(count >= 1) || !(leastSeconds >= 10)) {
    process.stderr.write(help);
    process.exitCode = 2;
} else {
    try {
        process.exitCode = await measure();
    } catch (error) {
        const { code, syscall = '' } = error as NodeJS.ErrnoException;
        if (code !== 'ENOENT' || !syscall.startsWith('spawn ff')) throw error;
        process.exitCode = problem('ffmpeg is missing. On Debian it is installed by: apt-get install ffmpeg');
    }
}

/** Returns the exit code. */
async function measure(): Promise<number> {
    const songs = await chooseSongs(positionals, { count, leastSeconds });
    if (songs.length === 0) return problem(`No song in ${positionals.join(', ')} lasts ${leastSeconds} s or more.`);
    return values.pictures === undefined ? hearAll(songs) : pictureAll(songs, values.pictures);
}

async function hearAll(songs: readonly Song[]): Promise<number> {
    const { version, comparisons, heard } = await compareAll(songs);
    if (heard.length === 0) return noneHeard();
    const music = [...new Set(heard.map(({ collection }) => collection))].sort().join(', ');
    const figures = { songs: heard.length, pieceSeconds, network: version, music, ...summaryOf(comparisons) };
    mkdirSync(dirname(values.json), { recursive: true });
    writeFileSync(values.json, `${JSON.stringify(figures, null, 4)}\n`);
    const length = pieceSeconds === null ? 'whole' : `${pieceSeconds} s of each`;
    process.stdout.write(`Network ${version}, ${heard.length} songs, ${length}\n\n`);
    process.stdout.write(report(comparisons));
    return 0;
}

async function compareAll(songs: readonly Song[]) {
    const folder = temporary();
    const hearing = await openHearing({ backend: 'wasm', softwareWebGpu: false });
    const comparisons: Comparison[] = [];
    const heard: Song[] = [];
    try {
        for (const song of songs) {
            const found = await hearVariants(hearing, song, { variants, pieceSeconds, folder });
            if (found.length > 0) heard.push(song);
            else leftOut(song, 'it cannot be heard');
            comparisons.push(...found);
        }
    } finally {
        await hearing.close();
        rmSync(folder, { recursive: true, force: true });
    }
    return { version: hearing.contract.version, comparisons, heard };
}

async function pictureAll(songs: readonly Song[], file: string): Promise<number> {
    const { input } = parseContract(JSON.parse(readFileSync(new URL('../models/spec.json', import.meta.url), 'utf8')));
    const essentia = await loadEssentia();
    const folder = temporary();
    const rows: NpzRow[] = [];
    try {
        for (const song of songs) {
            try {
                rows.push(...(await pictureVariants(input, essentia, song, { variants, pieceSeconds, folder })));
            } catch (error) {
                if (!(error instanceof Error) || 'code' in error) throw error;
                leftOut(song, error.message);
            }
        }
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
    if (rows.length === 0) return noneHeard();
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, npzOf(rows, [input.bands, input.stretchColumns]));
    process.stdout.write(`${rows.length} pictures written to ${file}\n`);
    return 0;
}

function temporary(): string {
    return mkdtempSync(join(tmpdir(), 'segue-robustness-'));
}

function leftOut({ file }: Song, why: string): void {
    process.stderr.write(`Left out, because ${why}: ${file}\n`);
}

function noneHeard(): number {
    return problem(`None of the songs in ${positionals.join(', ')} could be heard.`);
}

function problem(sentence: string): number {
    process.stderr.write(`${sentence}\n`);
    return 1;
}
