/** Broken files without end, made of short sound ones in every format; the same seed gives the same files. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomNumbers } from '../../src/library/track.fixture.ts';
import { encode, makePiece } from '../fixtures.ts';
import { anyFormat } from './any-format.ts';
import { flac } from './flac.ts';
import { frames } from './frames.ts';
import { id3 } from './id3.ts';
import { matroska } from './matroska.ts';
import { mp4 } from './mp4.ts';
import { chanceFrom, type Mutation } from './mutation.ts';
import { ogg } from './ogg.ts';
import { riff } from './riff.ts';

const folder = fileURLToPath(new URL('../../.cache/torture/', import.meta.url));

const tags = ['title=Evening Lines', 'artist=The Synthesisers'].flatMap((tag) => ['-metadata', tag]);
const film = ['-f', 'lavfi', '-i', 'testsrc=size=160x120:rate=5', '-map', '0:a', '-map', '1:v', '-shortest'];

/** Encoder options and the mutations of its own, by extension. */
const formats: Readonly<
    Record<string, { options: readonly string[]; mutations: readonly Readonly<Record<string, Mutation>>[] }>
> = {
    mp3: { options: ['-b:a', '128k', ...tags], mutations: [id3, frames] },
    wav: { options: tags, mutations: [riff] },
    flac: { options: tags, mutations: [flac] },
    m4a: { options: ['-c:a', 'aac', ...tags], mutations: [mp4] },
    ogg: { options: ['-c:a', 'libvorbis', ...tags], mutations: [ogg] },
    opus: { options: ['-c:a', 'libopus', ...tags], mutations: [ogg] },
    aac: { options: ['-c:a', 'aac'], mutations: [frames] },
    webm: { options: ['-c:a', 'libopus', ...tags], mutations: [matroska] },
    mka: { options: ['-c:a', 'flac', ...tags], mutations: [matroska] },
    ts: { options: ['-c:a', 'aac'], mutations: [] },
    mp4: { options: [...film, '-c:a', 'aac', '-c:v', 'mpeg4'], mutations: [mp4] },
};

export interface Mutant {
    /** Of the sound file that it was made of. */
    readonly format: string;
    readonly mutation: string;
    readonly file: Buffer;
}

export interface Originals {
    readonly byFormat: ReadonlyMap<string, Buffer>;
    /** Where they lie, by format. */
    readonly pathOf: (format: string) => string;
    /** Three minutes, so that there is time to break something. */
    readonly longPath: string;
}

/** Five seconds of our own piece in every format; made once. */
export async function makeOriginals(): Promise<Originals> {
    const piece = await makePiece(join(folder, 'piece.wav'), { durationSeconds: 25 });
    const pathOf = (format: string): string => join(folder, `sound.${format}`);
    const byFormat = new Map<string, Buffer>();
    for (const [format, { options }] of Object.entries(formats)) {
        const path = await encode(piece, pathOf(format), [...options, '-ss', '18', '-t', '5']);
        byFormat.set(format, await readFile(path));
    }
    const loop = ['-af', 'aloop=loop=-1:size=1102500', '-t', '180'];
    const longPath = await encode(piece, join(folder, 'long.mp3'), [...loop, '-b:a', '128k']);
    return { byFormat, pathOf, longPath };
}

/** The piece over and over for so many hours. */
export function makeLong(hours: number): Promise<string> {
    const options = ['-af', 'aloop=loop=-1:size=1102500', '-t', String(hours * 3600), '-b:a', '64k', '-ac', '1'];
    return encode(join(folder, 'piece.wav'), join(folder, `${hours}-hours.mp3`), options);
}

/** Every mutation of every format in turn, in an order of the seed's own. */
export function* mutants({ byFormat }: Originals, count: number, seed: number): Generator<Mutant> {
    const random = randomNumbers(seed);
    const originals = [...byFormat];
    const kinds = originals
        .flatMap(([format, original]) =>
            [anyFormat, ...(formats[format]?.mutations ?? [])].flatMap((mutations) =>
                Object.entries(mutations).map(([mutation, mutate]) => ({ format, original, mutation, mutate })),
            ),
        )
        .map((kind) => ({ ...kind, order: random() }))
        .sort((a, b) => a.order - b.order);
    for (let made = 0; made < count; made++) {
        const kind = kinds[made % kinds.length];
        if (!kind) return;
        const others = originals.filter(([format]) => format !== kind.format);
        const other = others[Math.floor(random() * others.length)]?.[1] ?? kind.original;
        yield {
            format: kind.format,
            mutation: kind.mutation,
            file: kind.mutate(kind.original, chanceFrom(random, other)),
        };
    }
}
