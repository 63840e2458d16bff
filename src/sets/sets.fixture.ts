/** Made-up libraries whose songs have few titles and artists, so that every rule has to act. */
import { noRhythm } from '../features/no-rhythm.ts';
import type { Track } from '../flow.ts';
import { randomNumbers } from '../../fixtures/random-numbers.ts';
import { contract as plain, makeTrack } from '../library/track.fixture.ts';

const embeddingLength = 8;
const tonics = ['C', 'G', 'D', 'A', 'E', 'F'];

/** Tells music from what is none. */
export const contract = {
    ...plain,
    embeddingLength,
    classes: [{ name: 'music', kind: 'sound' as const, shownAbove: null }],
    musicBelow: 0.5,
};

/** One song in eight has no artist, no tempo, no clear key, no feeling; one in ten is no music or was heard by another network. */
export function randomLibrary(seed: number, songs: number, artists = 12): readonly Track[] {
    const random = randomNumbers(seed);
    const rarely = () => random() < 0.125;
    return Array.from({ length: songs }, (_, index) => {
        const [artist, title] = [Math.floor(random() * artists), Math.floor(random() * songs * 0.8)];
        const stirred = random();
        return makeTrack({
            id: `track ${index}`,
            title: `${random() < 0.5 ? 'Song' : 'SONG'} ${title}`,
            ...(!rarely() && { artist: `Artist ${artist}` }),
            analysis: {
                durationSeconds: Math.round(120 + random() * 200),
                embedding: unit(Float32Array.from({ length: embeddingLength }, () => random() - 0.2)),
                quadrants: rarely() ? [] : [stirred / 2, stirred / 2, (1 - stirred) / 2, (1 - stirred) / 2],
                classes: [random() < 0.05 ? 0.1 : 0.9],
                model: random() < 0.05 ? '0.9.0' : contract.version,
                rhythm: {
                    ...noRhythm,
                    energy: index % 9 === 8 ? null : stirred,
                    tempoBpm: rarely() ? null : 70 + 80 * random(),
                    key: {
                        tonic: tonics[Math.floor(random() * tonics.length)] ?? 'C',
                        mode: random() < 0.5 ? 'minor' : 'major',
                        strength: rarely() ? 0.2 : 0.9,
                    },
                },
            },
        });
    });
}

function unit(values: Float32Array): Float32Array {
    const norm = Math.hypot(...values);
    return values.map((value) => value / norm);
}
