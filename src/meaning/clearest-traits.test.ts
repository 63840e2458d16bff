import { describe, expect, test } from 'vitest';
import type { Contract, SoundClass } from '../contract.ts';
import { contract as made } from '../library/track.fixture.ts';
import { clearestTraits, stylesBeyondGenres } from './clearest-traits.ts';
import type { Trait } from './traits.ts';

const named = (kind: Trait['kind'], ...names: string[]): Trait[] =>
    names.map((name) => ({ name, kind, shownAbove: 0.1 }));

const asClass = (name: string): SoundClass => ({ name, kind: 'genre', shownAbove: 0.1 });

function clearest(tags: Trait[], probabilities: readonly number[]): readonly string[] {
    return clearestTraits({ tags: probabilities }, { ...made, tags }).map(({ name }) => name);
}

test('tags above their threshold are shown, the clearest first; unreliable ones never', () => {
    const tags = [...named('style', 'rock', 'jazz', 'soul'), { name: 'sad', kind: 'mood', shownAbove: null } as const];
    expect(clearest(tags, [0.2, 0.9, 0.1, 1])).toEqual(['jazz', 'rock']);
});

test('of tags that say the same only the clearest is shown', () => {
    const tags = named('style', 'metal', 'heavy metal', 'electronica', 'electronic');
    expect(clearest(tags, [0.5, 0.4, 0.2, 0.3])).toEqual(['metal', 'electronic']);
    expect(clearest(named('voice', 'female voice', 'female singer'), [0.3, 0.4])).toEqual(['female singer']);
    expect(clearest(named('voice', 'singing', 'female voice', 'rapping'), [0.3, 0.4, 0.2])).toEqual([
        'female voice',
        'rapping',
    ]);
});

test('what only sounds alike by its name is shown beside it', () => {
    expect(clearest(named('instrument', 'harp', 'harpsichord'), [0.5, 0.4])).toEqual(['harp', 'harpsichord']);
    const electric = named('instrument', 'electric guitar', 'electric piano', 'guitar');
    expect(clearest(electric, [0.5, 0.4, 0.3])).toEqual(['electric guitar', 'electric piano']);
});

test('a male and a female voice are two voices', () => {
    expect(clearest(named('voice', 'female voice', 'male voice'), [0.4, 0.3])).toEqual(['female voice', 'male voice']);
});

test('what is instrumental has no voice: the clearer of the two is shown', () => {
    expect(clearest(named('voice', 'instrumental', 'female voice', 'male voice'), [0.5, 0.4, 0.3])).toEqual([
        'instrumental',
    ]);
    expect(clearest(named('voice', 'instrumental', 'female voice'), [0.3, 0.4])).toEqual(['female voice']);
});

test('no more than three of a kind are shown, and each kind has its own three', () => {
    const tags = [...named('style', 'rock', 'jazz', 'soul', 'funk'), ...named('mood', 'sad')];
    expect(clearest(tags, [0.6, 0.5, 0.4, 0.3, 0.2])).toEqual(['rock', 'jazz', 'soul', 'sad']);
});

test('nothing is shown before anything is heard', () => {
    expect(clearest(named('style', 'rock'), [])).toEqual([]);
});

describe('classes', () => {
    const classes: SoundClass[] = [
        { name: 'techno', kind: 'genre', shownAbove: 0.1 },
        { name: 'hip hop', kind: 'genre', shownAbove: 0.1 },
        { name: 'guitar', kind: 'instrument', shownAbove: 0.1 },
        { name: 'rapping', kind: 'voice', shownAbove: 0.1 },
        { name: 'noise', kind: 'sound', shownAbove: 0.1 },
        { name: 'ska', kind: 'genre', shownAbove: 0.1 },
    ];
    const contract: Contract = { ...made, genres: ['hiphop'], tags: named('instrument', 'guitar'), classes };

    test('stand among the tags, each word once, without the genres and what is no music', () => {
        const all = clearestTraits({ tags: [0.4], classes: [0.3, 0.9, 0.5, 0.6, 0.9, 0.05] }, contract);
        expect(all.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
            'voice rapping',
            'instrument guitar',
            'style techno',
        ]);
    });

    test('tell the styles beyond the genres, the clearest first', () => {
        const heard = { tags: [0.9], classes: [0.3, 0.9, 0.5, 0.6, 0.9, 0.4] };
        expect(stylesBeyondGenres(heard, contract)).toEqual(['ska', 'techno']);
    });

    test('that are kinds of a genre are not beyond it', () => {
        const names = ['progressive rock', 'rock and roll', 'rockabilly', 'indie-rock', 'hip hop', 'trip hop'];
        const ofRock: Contract = { ...made, genres: ['rock', 'hiphop'], tags: [], classes: names.map(asClass) };
        const heard = { classes: [0.9, 0.8, 0.4, 0.7, 0.6, 0.3] };
        expect(stylesBeyondGenres(heard, ofRock)).toEqual(['rockabilly', 'trip hop']);
    });

    test('are not missed in a song of an older network', () => {
        expect(clearestTraits({ tags: [0.4], classes: [] }, contract).map(({ name }) => name)).toEqual(['guitar']);
        expect(stylesBeyondGenres({ tags: [0.4] }, contract)).toEqual([]);
    });
});
