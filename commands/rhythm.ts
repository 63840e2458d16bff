/** `npm run rhythm`: how well tempo and key are heard, by annotations and by what must follow when songs are changed. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { filesIn } from './hear/files.ts';
import { openHearing } from './hear/hearing.ts';
import { lineFor } from './hear/line.ts';
import { chooseSongs } from './robustness/songs.ts';
import { variantFiles } from './robustness/variant-files.ts';
import { isKept, isSure, laws, nothingHeard, type Heard } from './rhythm/laws.ts';
import { rhythmScores, type Annotation } from './rhythm/scores.ts';

const help = `npm run --silent rhythm -- CLIPS... --annotations FILE
npm run --silent rhythm -- FOLDERS... --laws [--songs N] [--seconds N | --whole]

Hears the files in a headless Chromium and prints, as JSON, how their tempi and keys agree with FILE: a table with the
columns track (a file's name without its ending), tempo_bpm and key ("A minor"), which may be empty.

With --laws it hears pieces of at most N songs (38), taken from each folder in turn, of N seconds (60) from the middle of
each, and what becomes of them with silence in front, played faster, off tune and transposed, and prints in how many
what must follow does: of all, and of those whose tempo or key was sure to begin with. With --whole it hears the songs
from beginning to end, those of N seconds and more.
`;

const { values, positionals } = parseArgs({
    options: {
        annotations: { type: 'string' },
        laws: { type: 'boolean', default: false },
        songs: { type: 'string', default: '38' },
        seconds: { type: 'string', default: '60' },
        whole: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
});
const [count, leastSeconds] = [Number(values.songs), Number(values.seconds)];
const pieceSeconds = values.whole ? null : leastSeconds;
if (values.help) {
    process.stdout.write(help);
} else if (positionals.length > 0 && values.laws && count >= 1 && leastSeconds >= 10) {
    await measureLaws(positionals);
} else if (positionals.length > 0 && values.annotations !== undefined) {
    await measure(positionals, values.annotations);
} else {
    process.stderr.write(help);
    process.exitCode = 2;
}

async function measureLaws(folders: readonly string[]): Promise<void> {
    const songs = await chooseSongs(folders, { count, leastSeconds });
    const { contract, hear, close } = await openHearing({ backend: 'wasm', softwareWebGpu: false });
    const temporary = mkdtempSync(join(tmpdir(), 'segue-laws-'));
    const found = Object.fromEntries(
        Object.keys(laws).map((name) => [name, { songs: 0, kept: 0, sure: 0, sureKept: 0 }]),
    );
    const heard = async (file: string): Promise<Heard> => {
        const { outcome, peakMemoryBytes } = await hear(file);
        const line = lineFor(outcome, { file, contract, peakMemoryBytes });
        return line.ok ? line : nothingHeard;
    };
    try {
        for (const song of songs) {
            let before = nothingHeard;
            const files = variantFiles(song, { variants: laws, pieceSeconds, folder: join(temporary, 'song') });
            for await (const { variant, file } of files) {
                const said = await heard(file);
                if (variant === null) before = said;
                const [law, counts] = [laws[variant ?? ''], found[variant ?? '']];
                const kept = law ? isKept(law, before, said) : null;
                if (!law || kept === null || !counts) continue;
                counts.songs += 1;
                counts.kept += Number(kept);
                if (!isSure(law, before)) continue;
                counts.sure += 1;
                counts.sureKept += Number(kept);
            }
        }
    } finally {
        await close();
        rmSync(temporary, { recursive: true, force: true });
    }
    process.stdout.write(`${JSON.stringify({ songs: songs.length, pieceSeconds, laws: found }, null, 4)}\n`);
}

async function measure(paths: readonly string[], table: string): Promise<void> {
    const annotations = readAnnotations(readFileSync(table, 'utf8'));
    const { contract, hear, close } = await openHearing({ backend: 'wasm', softwareWebGpu: false });
    try {
        const pairs: [Annotation, Annotation][] = [];
        for (const file of await filesIn(paths)) {
            const truth = annotations.get(basename(file, extname(file)));
            if (!truth) continue;
            const { outcome, peakMemoryBytes } = await hear(file);
            const line = lineFor(outcome, { file, contract, peakMemoryBytes });
            pairs.push([line.ok ? line : { tempoBpm: null, key: null }, truth]);
        }
        process.stdout.write(`${JSON.stringify(rhythmScores(pairs), null, 4)}\n`);
    } finally {
        await close();
    }
}

function readAnnotations(csv: string): Map<string, Annotation> {
    const rows = csv
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((row) => row.split(','));
    return new Map(
        rows.map(([track = '', tempo = '', key = '']) => [
            track,
            { tempoBpm: tempo === '' ? null : Number(tempo), key: key === '' ? null : key },
        ]),
    );
}
