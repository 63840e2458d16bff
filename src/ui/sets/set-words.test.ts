import { expect, test } from 'vitest';
import { noRhythm } from '../../features/no-rhythm.ts';
import { newLiveId } from '../../library/heard-live.ts';
import { contract, makeTrack } from '../../library/track.fixture.ts';
import { stepBetween } from '../../meaning/step.ts';
import type { SongSet } from '../../sets/song-set.ts';
import { missingSound, setAsText, setSentence, setTitle } from './set-words.ts';

const song = (id: string, tempoBpm: number | null, artist?: string) =>
    makeTrack({
        id,
        title: `Song ${id}`,
        ...(artist !== undefined && { artist }),
        analysis: { rhythm: { ...noRhythm, tempoBpm, key: { tonic: 'A', mode: 'minor', strength: 0.9 } } },
    });
const songs = [song('a', 118, 'Someone'), song('b', 120), song('c', null)];
const steps = songs.slice(1).map((track, i) => stepBetween(songs[i] ?? track, track, contract));
const locked = (...ids: string[]): SongSet => ({
    wish: { length: { songs: 3 }, arc: 'steady' },
    ids: ['a', 'b', 'c'],
    locked: new Set(ids),
    passed: new Set(),
    streamed: new Map(),
});

test('a set is called by the songs that it is held to', () => {
    expect(setTitle(songs, locked('a'))).toBe('From Song a');
    expect(setTitle(songs, locked('a', 'c'))).toBe('From Song a to Song c');
    expect(setTitle(songs, locked('b'))).toBe('A set from your library');
    expect(setTitle(songs.slice(0, 1), locked('a'))).toBe('From Song a');
});

test('what is not at hand is to be dropped again, but for what was heard live and has no file', () => {
    const [one, other] = [newLiveId(), newLiveId()];
    const drop = 'The sound is not kept here. Drop the file again to play it.';
    expect(missingSound(['a', 'b'], 0)).toBe(drop);
    expect(missingSound(['a', one], 1)).toBe('Heard live, without a file: 1 song.');
    expect(missingSound([one, other], 0)).toBe('Heard live, without a file: 2 songs.');
    expect(missingSound([one, 'a'], 0)).toBe(`${drop} Heard live, without a file: 1 song.`);
    expect(missingSound(['a', one, 'b'], 1)).toBe(
        'The sound of 1 song is at hand. Drop the others again to hear them in their places. Heard live, without a file: 1 song.',
    );
});

test('a set says how long it is, and where tempo or key are known to clash', () => {
    expect(setSentence(songs, steps)).toBe(
        '3 songs, 9 minutes. Tempo and key clash nowhere, as far as they are known.',
    );
    const jump = stepBetween(song('a', 90), song('b', 120), contract);
    expect(setSentence(songs, [...steps.slice(1), jump])).toBe(
        '3 songs, 9 minutes. Tempo or key clash at 1 of 2 steps.',
    );
    expect(setSentence(songs.slice(0, 1), [])).toBe('1 song, 3 minutes.');
});

const known = { contract, streamed: () => undefined };

test('as text each song has a line, and the step to the next one below it', () => {
    expect(setAsText(songs, steps, known)).toBe(
        '1. Someone – Song a (118 BPM · Am)\n   +2 BPM, stays in Am, both blues\n' +
            '2. Song b (120 BPM · Am)\n   Stays in Am, both blues\n3. Song c (Am)\n',
    );
});

test('a song that a service streams has its page there', () => {
    const heard = { track: song('a', 118), similarity: 1, because: [] };
    const page = 'https://audius.co/someone/rk01';
    const streamed = {
        service: 'audius',
        id: 'Rk01',
        title: 'Song a',
        page,
        stream: '',
        judgements: [],
        heard,
    } as const;
    expect(setAsText([heard.track], [], { contract, streamed: () => streamed })).toBe(
        `1. Song a (118 BPM · Am)\n   Audius: ${page}\n`,
    );
});

test('a title with a line break stays on its line', () => {
    const odd = makeTrack({ title: 'Two\nlines' });
    expect(setAsText([odd], [], known).split('\n')).toHaveLength(2);
});
