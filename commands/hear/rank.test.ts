import { expect, test } from 'vitest';
import type { Contract } from '../../src/contract.ts';
import { contract as made, makeTrack } from '../../src/library/track.fixture.ts';
import { rank, type HeardFile } from './rank.ts';

const contract: Contract = {
    ...made,
    classes: [{ name: 'music', kind: 'sound', shownAbove: null }],
    musicBelow: 0.5,
};
const because = () => 'alike';

function heard(file: string, angle: number, musicShare = 0.9): HeardFile {
    const embedding = [Math.cos(angle), Math.sin(angle), 0];
    const analysis = { ...makeTrack().analysis, embedding, classes: [musicShare] };
    return { file, id: file, heard: { ok: true, analysis, firstGenresMillis: null, wholeMillis: 1 } };
}

const ranked = (seed: HeardFile, ...others: HeardFile[]) =>
    rank(seed, others, { contract, because }).map(({ file }) => file);

test('all others are ranked, the nearest first, however unlike they are', () => {
    expect(ranked(heard('seed', 0), heard('far', 3), heard('near', 0.1))).toEqual(['near', 'far']);
});

test('what is no music is like nothing, and nothing is like it', () => {
    expect(ranked(heard('seed', 0), heard('speech', 0, 0.1), heard('near', 0.1))).toEqual(['near']);
    expect(ranked(heard('speech', 0, 0.1), heard('near', 0.1))).toEqual([]);
});
