import { expect, test } from 'vitest';
import { shownTags, type Tag } from './shown-tags.ts';

const named = (kind: Tag['kind'], ...names: string[]): Tag[] => names.map((name) => ({ name, kind, shownAbove: 0.1 }));

function shown(tags: readonly Tag[], probabilities: readonly number[]): readonly string[] {
    return shownTags(probabilities, { tags: [...tags] }).map(({ name }) => name);
}

test('tags above their threshold are shown, the clearest first; unreliable ones never', () => {
    const tags = [...named('style', 'rock', 'jazz', 'soul'), { name: 'sad', kind: 'mood', shownAbove: null } as const];
    expect(shown(tags, [0.2, 0.9, 0.1, 1])).toEqual(['jazz', 'rock']);
});

test('of tags that say the same only the clearest is shown', () => {
    const tags = named('style', 'metal', 'heavy metal', 'electronica', 'electronic');
    expect(shown(tags, [0.5, 0.4, 0.2, 0.3])).toEqual(['metal', 'electronic']);
    expect(shown(named('voice', 'female voice', 'female singer'), [0.3, 0.4])).toEqual(['female singer']);
});

test('a male and a female voice are two voices', () => {
    expect(shown(named('voice', 'female voice', 'male voice'), [0.4, 0.3])).toEqual(['female voice', 'male voice']);
});

test('what is instrumental has no voice: the clearer of the two is shown', () => {
    expect(shown(named('voice', 'instrumental', 'female voice', 'male voice'), [0.5, 0.4, 0.3])).toEqual([
        'instrumental',
    ]);
    expect(shown(named('voice', 'instrumental', 'female voice'), [0.3, 0.4])).toEqual(['female voice']);
});

test('no more than three of a kind are shown, and each kind has its own three', () => {
    const tags = [...named('style', 'rock', 'jazz', 'soul', 'funk'), ...named('mood', 'sad')];
    expect(shown(tags, [0.6, 0.5, 0.4, 0.3, 0.2])).toEqual(['rock', 'jazz', 'soul', 'sad']);
});

test('nothing is shown before anything is heard', () => {
    expect(shown(named('style', 'rock'), [])).toEqual([]);
});
