/** How long the nearest songs take in libraries of several sizes. */
import { noRhythm } from '../../src/features/no-rhythm.ts';
import { quadrants, type Contract } from '../../src/contract.ts';
import type { Track } from '../../src/flow.ts';
import { passed } from '../../src/library/idle.ts';
import { randomNumbers } from '../../fixtures/random-numbers.ts';
import { similar } from '../../src/recommend/library/similar.ts';
import { median } from './median.ts';

export interface SimilarityTimes {
    readonly songs: number;
    /** The first question to a library, which learns what is common in it. */
    readonly firstMillis: number;
    /** Median of the questions after it, asked once the page has had the rest in which it prepares them. */
    readonly nextMillis: number;
}

const questions = 9;
/** Who asks again has looked at the first answer meanwhile. */
const restMillis = 5000;

export async function measureSimilarity(contract: Contract, songs: number): Promise<SimilarityTimes> {
    const random = randomNumbers(songs);
    const tracks = Array.from({ length: songs }, (_, i) => randomTrack(i, contract, random));
    const millis: number[] = [];
    for (let i = 0; i < questions; i += 1) {
        const seed = tracks[(i * 7919) % songs];
        if (!seed) throw new Error('expected a library with songs');
        const start = performance.now();
        similar([seed], tracks, { contract });
        millis.push(performance.now() - start);
        if (i === 0) await passed(restMillis);
    }
    const [firstMillis = NaN, ...next] = millis;
    return { songs, firstMillis, nextMillis: median(next) };
}

function randomTrack(index: number, contract: Contract, random: () => number): Track {
    const embedding = Float32Array.from({ length: contract.embeddingLength }, () => random() - 0.1);
    const length = Math.hypot(...embedding);
    const shares = contract.families.map(() => random() ** 4);
    const sum = shares.reduce((a, b) => a + b, 0);
    return {
        id: String(index),
        fileName: `${index}.mp3`,
        title: `Song ${index}`,
        artist: `Artist ${Math.floor(random() * 500)}`,
        addedAt: index,
        analysis: {
            durationSeconds: 200,
            families: shares.map((share) => share / sum),
            styles: contract.styles.map(() => random()),
            moods: contract.moods.map(() => random()),
            quadrants: quadrants.map(() => 1 / quadrants.length),
            genres: contract.genres.map(() => 1 / contract.genres.length),
            timeline: [],
            tags: contract.tags.map(() => random()),
            embedding: embedding.map((value) => value / length),
            classes: contract.classes.map(() => random()),
            rhythm: {
                ...noRhythm,
                tempoBpm: 60 + 120 * random(),
                key: { tonic: 'C', mode: 'major', strength: 0.5 },
                loudnessLufs: -14,
            },
            cautions: [],
            model: contract.version,
            backend: 'wasm',
            millis: { decode: 0, features: 0, network: 0, rhythm: 0, total: 0 },
        },
    };
}
