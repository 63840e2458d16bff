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

test('nothing that music is told by is said of what is no music, only what it is', () => {
    const music = { families: { blues: 0.7 }, moods: { mellow: 0.1 }, timeline: [[0, { blues: 0.7 }]] };
    expect(lineOf(0.9)).toMatchObject(music);
    const line = lineOf(0.1);
    if (!line.ok) throw new Error('expected it to be heard');
    for (const name of ['families', 'styles', 'moods', 'quadrants', 'genres', 'tags'] as const)
        expect([name, line[name]]).toEqual([name, {}]);
    expect(line).toMatchObject({ timeline: [], classes: { music: 0.1 }, valence: null, claimed: null });
});

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
