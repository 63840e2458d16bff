/** `npm run rhythm -- CLIPS --annotations FILE`: how well tempo and key are heard. */
import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { parseArgs } from 'node:util';
import { filesIn } from './hear/files.ts';
import { openHearing } from './hear/hearing.ts';
import { lineFor } from './hear/line.ts';
import { rhythmScores, type Annotation } from './rhythm/scores.ts';

const help = `npm run --silent rhythm -- CLIPS... --annotations FILE

Hears the files in a headless Chromium and prints, as JSON, how their tempi and keys agree with FILE: a table with the
columns track (a file's name without its ending), tempo_bpm and key ("A minor"), which may be empty.
`;

const { values, positionals } = parseArgs({ options: { annotations: { type: 'string' } }, allowPositionals: true });
if (values.annotations === undefined || positionals.length === 0) {
    process.stderr.write(help);
    process.exitCode = 2;
} else {
    await measure(positionals, values.annotations);
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
