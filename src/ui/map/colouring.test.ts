import { expect, test } from 'vitest';
import { colourings } from '../../app/map-desk.svelte.ts';
import { contract, mappableSongs } from '../../map/map.fixture.ts';
import { colouringBy } from './colouring.ts';

const tracks = mappableSongs(200).map((track, i) => (i % 4 === 0 ? track : { ...track, year: 1950 + (i % 80) }));
const by = (name: (typeof colourings)[number], theme: 'light' | 'dark' = 'light') =>
    colouringBy(name, tracks, { contract, theme });

test.each(colourings)('by %s, each song has a shade, and the legend counts them', (name) => {
    const { shades, of } = by(name);
    expect(of).toHaveLength(tracks.length);
    expect([...new Set(of)].sort((a, b) => a - b)).toEqual([...shades.keys()]);
    expect(of).toHaveLength(tracks.length);
    expect(new Set(shades.map((shade) => shade.name)).size).toBe(shades.length);
    const colours = shades.map(({ colour }) => colour);
    expect(colours.filter((colour) => colour === null).length).toBeLessThan(2);
});

test('scales stand in their order, what is not known last', () => {
    expect(by('tempo').shades.map(({ name }) => name)).toEqual([
        'Below 80 BPM',
        '80–99 BPM',
        '100–119 BPM',
        '120–139 BPM',
        '140 BPM and above',
        'No clear tempo',
    ]);
    const years = by('year').shades.map(({ name }) => name);
    expect([years[0], years[1], years.at(-2), years.at(-1)]).toEqual([
        'Before 1960',
        '1960–1969',
        '2020 and later',
        'No year known',
    ]);
});

test('keys come round the circle of fifths, each with its relative minor', () => {
    const names = by('key').shades.map(({ name }) => name);
    expect(names.indexOf('G · Em') - names.indexOf('C · Am')).toBe(1);
});

test('by day scales grow darker, by night lighter', () => {
    const lightness = (theme: 'light' | 'dark'): number[] =>
        by('tempo', theme).shades.flatMap(({ colour }) =>
            colour ? [Number(/oklch\(([\d.]+)/.exec(colour)?.[1])] : [],
        );
    expect(lightness('light')).toEqual(lightness('light').toSorted((a, b) => b - a));
    expect(lightness('dark')).toEqual(lightness('dark').toSorted((a, b) => a - b));
});
