import { expect, test } from 'vitest';
import { isSame, offered, tickOf, toggled } from './genre-choice.ts';

const heard = [
    { genre: 'blues', weight: 0.75 },
    { genre: 'rock', weight: 0.25 },
];

test('a genre that is taken out leaves the others with all the weight', () => {
    expect(toggled(heard, 'blues', heard)).toEqual([{ genre: 'rock', weight: 1 }]);
});

test('a genre that was heard comes back as much as it was heard', () => {
    const jazz = [{ genre: 'jazz', weight: 1 }];
    expect(toggled(jazz, 'rock', heard)).toEqual([
        { genre: 'jazz', weight: 0.8 },
        { genre: 'rock', weight: 0.2 },
    ]);
});

test('a genre that was not heard weighs as much as an average one', () => {
    expect(toggled(heard, 'jazz', heard)).toEqual([
        { genre: 'blues', weight: 0.5 },
        { genre: 'jazz', weight: expect.closeTo(1 / 3) },
        { genre: 'rock', weight: expect.closeTo(1 / 6) },
    ]);
});

test('the last genre taken out asks for any, and the first one added is asked for alone', () => {
    const none = toggled([{ genre: 'blues', weight: 1 }], 'blues', heard);
    expect(none).toEqual([]);
    expect(toggled(none, 'metal', heard)).toEqual([{ genre: 'metal', weight: 1 }]);
});

test('a style takes the place of its family, and a family that of its styles: one question holds no genre twice', () => {
    const rockAndBlues = [
        { genre: 'rock', weight: 0.75 },
        { genre: 'blues', weight: 0.25 },
    ];
    const punk = toggled(rockAndBlues, 'punk', heard);
    expect(punk).toEqual([
        { genre: 'punk', weight: 0.75 },
        { genre: 'blues', weight: 0.25 },
    ]);
    expect(['rock', 'punk', 'grunge', 'blues', 'jazz'].map((genre) => tickOf(punk, genre))).toEqual([
        'part',
        'whole',
        'none',
        'whole',
        'none',
    ]);
    const both = toggled(punk, 'grunge', heard);
    expect(both.map(({ genre }) => genre)).toEqual(['punk', 'grunge', 'blues']);
    expect(toggled(both, 'rock', []).map(({ genre }) => genre)).toEqual(['rock', 'blues']);
});

const named = (...genres: string[]) => genres.map((genre) => ({ genre, weight: 1 / genres.length }));

test('all families are offered, those that were heard first, with the styles of these and of what is asked for', () => {
    const families = ['rock', 'blues', 'jazz', 'reggae'];
    expect(offered({ families, heard: named('dub'), genres: named('dub', 'blues') })).toEqual([
        { genre: 'reggae', styles: ['ska', 'dub'] },
        { genre: 'rock', styles: [] },
        { genre: 'blues', styles: ['rhythm and blues'] },
        { genre: 'jazz', styles: [] },
    ]);
});

test('what is in no family that is offered stays to be taken out', () => {
    const all = offered({ families: ['rock', 'blues'], heard: named('zydeco'), genres: named('zydeco', 'ska') });
    expect(all.map(({ genre }) => genre)).toEqual(['rock', 'blues', 'zydeco', 'ska']);
});

test('genres are the same in any order, and others when one is missing or more', () => {
    expect(isSame(heard, heard.toReversed())).toBe(true);
    expect(isSame(heard, heard.slice(1))).toBe(false);
    expect(isSame(heard.slice(1), heard)).toBe(false);
    expect(isSame(heard, toggled(heard.slice(1), 'jazz', heard))).toBe(false);
});
