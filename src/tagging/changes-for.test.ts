import { expect, test } from 'vitest';
import type { Rhythm } from '../flow.ts';
import { contract, makeTrack } from '../library/track.fixture.ts';
import { read } from '../meaning/reading.ts';
import { changesFor, changesIn, type TagWish } from './changes-for.ts';
import { fields, standing } from './fields.ts';

const wish: TagWish = { fields, genre: 'style', keyNotation: 'musical', replaces: false };
type Heard = NonNullable<Parameters<typeof makeTrack>[0]>['analysis'];

const base: Rhythm = { ...makeTrack().analysis.rhythm, tempoBpm: 123.6, energy: 0.88 };
const heard = (
    analysis: Heard,
    asked: Partial<TagWish> = {},
    { stands = standing([]), labels = [] as readonly string[] } = {},
) => {
    const reading = read(makeTrack({ analysis: { rhythm: base, ...analysis } }).analysis, contract);
    return changesFor({ reading, labels }, stands, { ...wish, ...asked });
};
const values = (...args: Parameters<typeof heard>) =>
    Object.fromEntries(heard(...args).map(({ field, heard: value }) => [field, value]));

test('what may be said is written in English, whole beats, and levels of one to ten', () => {
    expect(values({ families: [0.1, 0.1, 0.7, 0.1], styles: [0, 0.9, 0, 0], moods: [0.9, 0] })).toEqual({
        genre: 'Ska',
        bpm: '124',
        key: 'Am',
        mood: 'Mellow',
        energy: '7',
        labels: null,
    });
});

test('a genre is the clear style or always the family, and nothing where none is claimed', () => {
    const ska = { families: [0.1, 0.1, 0.7, 0.1], styles: [0, 0.9, 0, 0] };
    expect(values(ska, { genre: 'family' }).genre).toBe('Reggae');
    expect(values({ ...ska, styles: [0, 0.1, 0, 0] }).genre).toBe('Reggae');
    expect(values({ families: [0, 0, 0, 0] }).genre).toBeNull();
});

test('what another network heard says nothing of genre and mood', () => {
    expect(values({ model: 'another', moods: [0.9, 0] })).toMatchObject({ genre: null, mood: null, bpm: '124' });
});

test('a tempo that may be half or double of it is not written', () => {
    expect(values({ rhythm: { ...base, tempoConfidence: 0.3 } }).bpm).toBeNull();
});

test('a key is written in each notation, and not where it is not sure', () => {
    const key = { tonic: 'A', mode: 'minor', strength: 0.8 } as const;
    expect(values({}, { keyNotation: 'camelot' }).key).toBe('8A');
    expect(values({}, { keyNotation: 'open-key' }).key).toBe('1m');
    expect(values({ rhythm: { ...base, key: { ...key, strength: 0.2 } } }).key).toBeNull();
});

test('a mood is that of the feeling where none is clearer', () => {
    expect(values({ quadrants: [0.1, 0.1, 0.1, 0.7] }).mood).toBe('Calm');
    expect(values({ quadrants: [0.25, 0.25, 0.25, 0.25] }).mood).toBeNull();
});

test('energy is at least one', () => {
    const still = { quadrants: [0, 0, 0.5, 0.5], rhythm: { ...base, energy: 0.01 } };
    expect(values(still).energy).toBe('1');
    expect(values({ rhythm: { ...base, energy: null } }).energy).toBeNull();
});

test('empty fields alone are filled, unless what stands is to be replaced; what is off stays off', () => {
    const stands = standing([['genre', 'Jazz'], ['bpm', '124'], ['key', 'Dm']]);
    const outcomes = (asked: Partial<TagWish>) => heard({}, asked, { stands }).map(({ outcome }) => outcome);
    expect(outcomes({})).toEqual(['kept', 'same', 'kept', 'not-heard', 'filled', 'unlabelled']);
    expect(outcomes({ replaces: true })).toEqual(['replaced', 'same', 'replaced', 'not-heard', 'filled', 'unlabelled']);
    expect(outcomes({ replaces: true, fields: ['key'] })).toEqual(['off', 'off', 'replaced', 'off', 'off', 'off']);
    expect(changesIn(heard({}, { replaces: true, fields: ['key'] }, { stands }))).toEqual({ key: ['Am'] });
    expect(changesIn(heard({}, { fields: [] }, stands))).toEqual({});
}); // prettier-ignore

test('own labels that hold of a song are one text, and fill what is empty', () => {
    const labels = ['Sunday morning', '夜'];
    expect(values({}, {}, { labels }).labels).toBe('Sunday morning; 夜');
    const outcome = (asked: Partial<TagWish>, texts: readonly string[] = []) =>
        heard({}, asked, { labels, stands: standing(texts.map((text) => ['labels', text])) }).at(-1)?.outcome;
    expect(outcome({})).toBe('filled');
    expect(outcome({}, ['Symphony No. 9'])).toBe('kept');
    expect(outcome({ replaces: true }, ['Sunday morning; 夜'])).toBe('same');
});
