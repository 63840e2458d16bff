import { createRawSnippet } from 'svelte';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import type { Contract } from '../../contract.ts';
import type { Analysis } from '../../flow.ts';
import { noRhythm } from '../../features/no-rhythm.ts';
import { contract as made, makeTrack } from '../../library/track.fixture.ts';
import { hearingOfTrack } from './hearing.ts';
import Song from './Song.svelte';

const contract: Contract = {
    ...made,
    classes: [{ name: 'music', kind: 'sound', shownAbove: null }],
    musicBelow: 0.5,
};
const nothing = () => undefined;

function shown(analysis: Partial<Analysis>) {
    const { body } = render(Song, {
        props: {
            hearing: hearingOfTrack(makeTrack({ analysis: { classes: [0.9], ...analysis } })),
            picture: null,
            contract,
            theme: 'light',
            playable: false,
            playing: false,
            positionSeconds: 0,
            ontoggle: nothing,
            onseek: nothing,
            onremove: nothing,
            children: createRawSnippet(() => ({ render: () => '<i></i>' })),
        },
    });
    const text = body
        .replace(/<!--.*?-->/gs, '')
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ');
    return { hasRiver: body.includes('class="river'), text };
}

test('a river stands where there is one, and no empty place where there is none', () => {
    expect(shown({}).hasRiver).toBe(true);
    expect(shown({ classes: [0.1] }).hasRiver).toBe(false);
    expect(shown({ model: '0.9.0' }).hasRiver).toBe(false);
    expect(shown({ timeline: [] }).hasRiver).toBe(false);
});

test('energy, danceability and changes of tempo are told in few words, where they were heard', () => {
    const rhythm = {
        ...noRhythm,
        tempoBpm: 120,
        energy: 0.9,
        danceability: 0.4,
        tempoChanges: [{ atSeconds: 160, bpm: 140 }],
    };
    const { text } = shown({ rhythm, quadrants: [0.5, 0.4, 0.1, 0] });
    expect(text).toContain('Energy high Danceability moderate Tempo changes 140 BPM from 2:40');
    expect(shown({ rhythm: { ...rhythm, tempoChanges: [] } }).text).not.toContain('Tempo changes');
    expect(shown({ rhythm, classes: [0.1] }).text).not.toMatch(/Energy|Danceability|Tempo changes/);
    expect(shown({ rhythm: noRhythm }).text).not.toMatch(/Energy|Danceability|Tempo changes/);
});
