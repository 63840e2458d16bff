import { describe, expect, test } from 'vitest';
import type { Contract, SoundClass } from '../contract.ts';
import { contract as made } from '../library/track.fixture.ts';
import { clearestTraits } from './clearest-traits.ts';

type Tag = Contract['tags'][number];
const named = (kind: Tag['kind'], ...names: string[]): Tag[] => names.map((name) => ({ name, kind, shownAbove: 0.1 }));

function clearest(tags: Tag[], probabilities: readonly number[]): readonly string[] {
    return clearestTraits({ tags: probabilities }, { ...made, tags }, []).map(({ name }) => name);
}

test('traits from their threshold on are shown, the clearest first; unreliable ones never', () => {
    const tags = [...named('instrument', 'harp', 'flute', 'organ'), { name: '80s', kind: 'era', shownAbove: null }];
    expect(clearest(tags as Tag[], [0.2, 0.9, 0.1, 1])).toEqual(['flute', 'harp', 'organ']);
    expect(clearest(tags as Tag[], [0.09, 0, 0, 1])).toEqual([]);
});

test('of traits that say the same only the clearest is shown', () => {
    expect(clearest(named('voice', 'female voice', 'female singer'), [0.3, 0.4])).toEqual(['female singer']);
    expect(clearest(named('voice', 'singing', 'female voice', 'rapping'), [0.3, 0.4, 0.2])).toEqual([
        'female voice',
        'rapping',
    ]);
    expect(clearest(named('instrument', 'synth', 'synthesizer'), [0.3, 0.4])).toEqual(['synthesizer']);
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
    const tags = [...named('instrument', 'harp', 'flute', 'organ', 'cello'), ...named('era', '80s')];
    expect(clearest(tags, [0.6, 0.5, 0.4, 0.3, 0.2])).toEqual(['harp', 'flute', 'organ', '80s']);
});

test('nothing is shown before anything is heard', () => {
    expect(clearest(named('voice', 'rapping'), [])).toEqual([]);
});

describe('styles', () => {
    const styles = ['Latin jazz', 'vocal jazz', 'acid jazz', 'swing'].map((name) => ({
        name,
        family: 'jazz',
        shownAbove: 0.1,
    }));
    const contract: Contract = { ...made, styles: [...styles, { name: 'punk', family: 'rock', shownAbove: 0.1 }] };
    const heard = { styles: [0.5, 0.6, 0.3, 0.2, 0.9] };
    const namesOf = (...families: string[]) => clearestTraits(heard, contract, families).map(({ name }) => name);

    test('are those of the families that are claimed', () => {
        expect(namesOf('jazz')).toEqual(['vocal jazz', 'Latin jazz', 'acid jazz']);
        expect(namesOf('rock', 'jazz')).toEqual(['punk', 'vocal jazz', 'Latin jazz']);
        expect(namesOf()).toEqual([]);
    });
});

describe('tags and classes', () => {
    const classes: SoundClass[] = [
        { name: 'techno', kind: 'genre', shownAbove: 0.1 },
        { name: 'scary', kind: 'mood', shownAbove: 0.1 },
        { name: 'guitar', kind: 'instrument', shownAbove: 0.1 },
        { name: 'rapping', kind: 'voice', shownAbove: 0.1 },
        { name: 'noise', kind: 'sound', shownAbove: 0.1 },
    ];
    const tags = [...named('style', 'rock'), ...named('mood', 'sad'), ...named('instrument', 'guitar')];
    const contract: Contract = { ...made, moods: [{ name: 'angry', shownAbove: 0.1 }], tags, classes };

    test('tell eras, voices and instruments, each word once; styles, moods and what is no music they do not', () => {
        const heard = { moods: [0.9], tags: [0.9, 0.9, 0.4], classes: [0.9, 0.9, 0.5, 0.6, 0.9] };
        const all = clearestTraits(heard, contract, made.families);
        expect(all.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
            'mood angry',
            'voice rapping',
            'instrument guitar',
        ]);
    });

    test('of a song of an older network tell what they can', () => {
        expect(clearestTraits({ tags: [0, 0, 0.4], classes: [] }, contract, []).map(({ name }) => name)).toEqual([
            'guitar',
        ]);
    });
});
