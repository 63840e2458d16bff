import { expect, test } from 'vitest';
import type { Contract } from '../../src/contract.ts';
import { contract as made, makeTrack } from '../../src/library/track.fixture.ts';
import { lineFor } from './line.ts';

const contract: Contract = {
    ...made,
    classes: [{ name: 'music', kind: 'sound', shownAbove: null }],
    musicBelow: 0.5,
};

const lineOf = (musicShare: number) => {
    const { analysis } = makeTrack();
    const rhythm = {
        ...analysis.rhythm,
        tempoConfidence: 0.9,
        beats: { firstSeconds: 0.1, bpm: 100 },
        tempoChanges: [],
        danceability: 0.7,
        energy: 0.6,
    };
    const embedding = [...analysis.embedding];
    const heard = { ...analysis, rhythm, embedding, classes: [musicShare] };
    return lineFor(
        { ok: true, analysis: heard, firstGenresMillis: null, wholeMillis: 4 },
        { file: 'song.mp3', contract, peakMemoryBytes: null },
    );
};

test('what is no music has a loudness, but neither beat nor key, whatever was measured', () => {
    expect(lineOf(0.9)).toMatchObject({ isMusic: true, tempoBpm: 100, key: 'A minor', danceability: 0.7 });
    expect(lineOf(0.1)).toMatchObject({
        isMusic: false,
        tempoBpm: null,
        tempoConfidence: null,
        beats: null,
        tempoChanges: null,
        key: null,
        keyConfidence: null,
        loudnessLufs: -12,
        danceability: null,
        energy: null,
    });
});
