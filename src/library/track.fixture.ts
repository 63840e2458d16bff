/** Made-up songs for tests. */
import { noRhythm } from '../features/no-rhythm.ts';
import type { Contract } from '../contract.ts';
import type { Analysis, Picture, Track } from '../flow.ts';

type TrackParts = Omit<Partial<Track>, 'analysis'> & { readonly analysis?: Partial<Analysis> };

/** A network that claims the likeliest family of every song that has one. */
export const contract: Contract = {
    version: '2.0.0',
    checksum: '',
    input: {
        sampleRateHz: 22_050,
        downmix: 'mean',
        windowSamples: 2048,
        window: 'hann-periodic',
        hopSamples: 512,
        columnHops: 3.34,
        bands: 4,
        melScale: 'slaney',
        lowestHz: 0,
        highestHz: 11_025,
        powerFloor: 1e-10,
        rangeDecibels: 80,
        stretchColumns: 387,
        patchColumns: 129,
        patchStarts: [0, 129, 258],
    },
    genres: ['blues', 'hiphop'],
    families: ['blues', 'jazz', 'reggae', 'rock'],
    styles: [
        { name: 'swing', family: 'jazz', shownAbove: 0.3 },
        { name: 'ska', family: 'reggae', shownAbove: 0.3 },
        { name: 'punk', family: 'rock', shownAbove: 0.3 },
        { name: 'grunge', family: 'rock', shownAbove: null },
    ],
    moods: [
        { name: 'mellow', shownAbove: 0.3 },
        { name: 'unreliable', shownAbove: null },
    ],
    tags: [
        { name: 'guitar', kind: 'instrument', shownAbove: 0.3 },
        { name: 'male voice', kind: 'voice', shownAbove: 0.3 },
        { name: 'unsure', kind: 'era', shownAbove: null },
    ],
    embeddingLength: 3,
    temperature: 1,
    familyTemperature: 1,
    claimFrom: 0.5,
    claimsRight: null,
    classes: [],
    musicBelow: null,
};

export function makeTrack({ analysis, ...parts }: TrackParts = {}): Track {
    return {
        id: 'a',
        fileName: 'song.mp3',
        title: 'Song',
        addedAt: 1_700_000_000_000,
        ...parts,
        analysis: {
            durationSeconds: 180,
            families: [0.7, 0.1, 0.1, 0.1],
            styles: [0.1, 0.1, 0.1, 0.1],
            moods: [0.1, 0.1],
            quadrants: [0.25, 0.25, 0.25, 0.25],
            genres: [0.7, 0.3],
            timeline: [{ startSeconds: 0, endSeconds: 10, families: [0.7, 0.1, 0.1, 0.1] }],
            tags: [0.1, 0.1, 0.1],
            embedding: new Float32Array([1, 0, 0]),
            classes: [],
            rhythm: {
                ...noRhythm,
                tempoBpm: 100,
                key: { tonic: 'A', mode: 'minor', strength: 0.8 },
                loudnessLufs: -12,
            },
            cautions: [],
            model: contract.version,
            backend: 'wasm',
            millis: { decode: 1, features: 1, network: 1, rhythm: 1, total: 4 },
            ...analysis,
        },
    };
}

export function makePicture(level = 7): Picture {
    return { bands: 4, columns: 3, columnSeconds: 0.0775, levels: new Uint8Array(12).fill(level) };
}
