/** Made-up songs, as the shipped network could have heard them. */
import { noRhythm } from '../src/features/no-rhythm.ts';
import spec from '../models/spec.json';
import { columnSeconds, parseContract } from '../src/contract.ts';
import type { Analysis, PartialAnalysis, Picture, Track } from '../src/flow.ts';

export const contract = parseContract(spec);

type Named = Readonly<Record<string, number>>;

/** What was heard, by the contract's names; what is not named was not. */
interface Heard {
    readonly families: Named;
    readonly styles?: Named;
    readonly moods?: Named;
    readonly quadrants?: readonly number[];
    readonly tags?: Named;
    readonly classes?: Named;
}

const durationSeconds = 200;
const momentSeconds = 10;

const shares = (names: readonly { readonly name: string }[], heard: Named): readonly number[] =>
    names.map(({ name }) => heard[name] ?? 0);

function atLengthOne(vector: Float32Array): Float32Array {
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
}

function familiesOf(heard: Named): readonly number[] {
    const all = shares(
        contract.families.map((name) => ({ name })),
        heard,
    );
    const sum = all.reduce((total, share) => total + share, 0);
    return all.map((share) => share / sum);
}

export function analysisOf(
    { families, styles = {}, moods = {}, quadrants = [0.1, 0.1, 0.1, 0.7], tags = {}, classes = {} }: Heard,
    more: Partial<Analysis> = {},
): Analysis {
    const whole = familiesOf(families);
    const [first = '', second = first] = Object.keys(families);
    const timeline = Array.from({ length: durationSeconds / momentSeconds }, (_, index) => ({
        startSeconds: index * momentSeconds,
        endSeconds: (index + 1) * momentSeconds,
        families: familiesOf(index % 7 > 3 ? { [second]: 0.8, [first]: 0.2 } : { [first]: 0.8, [second]: 0.2 }),
    }));
    return {
        durationSeconds,
        families: whole,
        styles: shares(contract.styles, styles),
        moods: shares(contract.moods, moods),
        quadrants,
        genres: contract.genres.map(() => 1 / contract.genres.length),
        timeline,
        tags: shares(contract.tags, tags),
        classes: shares(contract.classes, { music: 0.9, ...classes }),
        embedding: atLengthOne(
            Float32Array.from({ length: contract.embeddingLength }, (_, index) => Math.sin(index + whole.length)),
        ),
        rhythm: {
            ...noRhythm,
            tempoBpm: 118,
            energy: 0.7,
            danceability: 0.8,
            key: { tonic: 'A', mode: 'minor', strength: 0.8 },
            loudnessLufs: -9.4,
        },
        cautions: [],
        model: contract.version,
        backend: 'wasm',
        millis: { decode: 900, features: 700, network: 400, rhythm: 300, total: 1500 },
        ...more,
    };
}

export const sure: Heard = {
    families: { jazz: 0.93, blues: 0.04 },
    styles: { swing: 0.9, 'Latin jazz': 0.8 },
    moods: { dreamy: 0.9 },
    tags: { instrumental: 0.6 },
    classes: { saxophone: 0.7, 'double bass': 0.6 },
};

export function trackOf(title: string, analysis: Analysis, more: Partial<Track> = {}): Track {
    const artist = 'The Synthesisers';
    return { id: title, fileName: `${title}.mp3`, title, artist, addedAt: 1_795_000_000_000, analysis, ...more };
}

/** A hum with overtones that come and go. */
export function pictureOf(seconds = durationSeconds): Picture {
    const { bands } = contract.input;
    const each = columnSeconds(contract.input);
    const columns = Math.round(seconds / each);
    const levels = Uint8Array.from({ length: bands * columns }, (_, index) => {
        const [band, column] = [index % bands, Math.floor(index / bands)];
        const tone = Math.cos(band / 3 + Math.sin(column / 40) * 2) ** 2;
        const beat = 0.6 + 0.4 * Math.cos((column / 6.5) * Math.PI) ** 4;
        return 255 * tone * beat * Math.exp(-band / 70);
    });
    return { bands, columns, columnSeconds: each, levels };
}

const whole = analysisOf(sure);
export const halfHeard: PartialAnalysis = { ...whole, timeline: whole.timeline.slice(0, 8) };

/** The one that is chosen where one is. */
export const first = trackOf('Evening Lines', analysisOf(sure), { album: 'Own Scripts', year: 2026 });

export const library: readonly Track[] = [
    first,
    trackOf(
        '夜の線',
        analysisOf({ families: { pop: 0.8, electronic: 0.15 }, styles: { 'J-pop': 0.9 }, tags: { '80s': 0.5 } }),
        { artist: '合成団' },
    ),
    trackOf(
        'A title that is much longer than any row of the library has room for, live at the harbour',
        analysisOf({ families: { rock: 0.4, metal: 0.35, pop: 0.2 } }),
    ),
    trackOf('Rain on Tin', analysisOf({ families: { classical: 0.97 }, styles: { piano: 0.9 } }), { artist: 'Nobody' }),
    trackOf('Older', analysisOf({ families: { reggae: 0.9 } }, { model: '6.0.0' })),
];
