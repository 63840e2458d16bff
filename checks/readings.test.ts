import { expect, test } from 'vitest';
import { readSources, withoutComments, type Source } from './sources.ts';

/** Where a network's numbers come from, where they get their names, and where they are kept. */
const mayHandleNumbers = /^(network|paper|analysis|meaning)\/|^library\/(schema|packed-\w+|imported-song)\.ts$/;

/** A song's numbers, which of them mean what only their places tell; and names by their place. */
const bareNumbers = [
    /\b(?:analysis|heard|soFar)\??\.(?:genres|tags|classes|timeline|novelty)\b/,
    /\bcontract\.(?:genres|tags|classes)(?:\[|\.(?:at|entries|indexOf|findIndex)\b|\.map\(\s*\(\s*[^()]*(?:\{[^{}]*\})?\s*,)/,
];
/** Whether another network heard a song is asked in `meaning/same-network.ts`. */
const askedAgain = [/\banalysis\??\.model\b/, /\bmodel (?:!|=)== \w*\.?version\b/];

function violations({ path, text }: Source): string[] {
    if (mayHandleNumbers.test(path)) return [];
    const code = withoutComments(text);
    return [...bareNumbers, ...askedAgain].flatMap((pattern) => {
        const [found] = pattern.exec(code) ?? [];
        return found === undefined ? [] : [`${path} has ${found}, which a Reading tells`];
    });
}

test('what was heard is read by its names', () => {
    const sources = readSources();
    expect(sources.length).toBeGreaterThan(20);
    expect(sources.flatMap(violations)).toEqual([]);
});

test.each([
    'track.analysis.genres.indexOf(highest)',
    'hearing.heard.timeline ?? []',
    'contract.genres[i]',
    'contract.tags.map(({ name }, i) => shares[i])',
    'contract.genres.map((name, i) => analysed[i])',
    'contract.genres.indexOf(genre)',
    'track.analysis.model === version',
    'song.model !== contract.version',
])('in a reader of songs %s is found', (text) => {
    expect(violations({ path: 'ui/Song.svelte', text }).length).toBeGreaterThan(0);
    expect(violations({ path: 'meaning/reading.ts', text })).toEqual([]);
});

test.each(['contract.genres.map((name) => name)', 'read(track.analysis, contract).genres', 'spec.genres[i]'])(
    'in a reader of songs %s is allowed',
    (text) => {
        expect(violations({ path: 'ui/Song.svelte', text })).toEqual([]);
    },
);
