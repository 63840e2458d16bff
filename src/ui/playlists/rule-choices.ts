/** What a rule of a smart playlist may be of, and how it begins. */
import { type Contract, quadrants } from '../../contract.ts';
import { wheelKeys } from '../../meaning/wheel-keys.ts';
import type { Rule } from '../../playlists/rules.ts';
import { words } from '../words/language.svelte.ts';
import { genreName, keyName } from '../words/music.ts';

/** Rules that name one or several of what there is. */
export type NamingRule = Extract<Rule, { readonly names: readonly string[] }>;

export interface Choice {
    readonly value: string;
    readonly name: string;
}

/** Only what the network can tell for sure, in its order. */
export function choicesOf(kind: NamingRule['kind'], contract: Contract): readonly Choice[] {
    return valuesOf(kind, contract).map((value) => ({ value, name: choiceName(kind, value) }));
}

/** What a network of another version knew is named as well as it can be. */
export function choiceName(kind: NamingRule['kind'], value: string): string {
    if (kind === 'key') {
        const key = wheelKeys.get(value);
        return key ? keyName(key) : value;
    }
    const named: Readonly<Record<string, string>> = {
        genre: {},
        mood: words.feelings,
        energy: words.levels.energy,
        language: words.languages,
    }[kind];
    return named[value] ?? genreName(value);
}

function valuesOf(kind: NamingRule['kind'], { families, styles, moods }: Contract): readonly string[] {
    const isTold = ({ shownAbove }: { readonly shownAbove: number | null }): boolean => shownAbove !== null;
    const namesOf = (all: readonly { readonly name: string }[]): readonly string[] => all.map(({ name }) => name);
    switch (kind) {
        case 'genre':
            return [...families, ...namesOf(styles.filter(isTold))];
        case 'mood':
            return [...new Set([...quadrants, 'energetic', 'gentle', ...namesOf(moods.filter(isTold))])];
        case 'energy':
            return ['low', 'moderate', 'high'];
        case 'language':
            return ['en', 'ja', 'ko', 'zh', 'ru'];
        case 'key':
            return [...wheelKeys.keys()];
    }
}

/** In the order in which they are offered. */
export const ruleKinds = [
    'genre',
    'mood',
    'energy',
    'tempo',
    'key',
    'year',
    'language',
    'added',
    'played',
    'plays',
    'unplayed',
] as const satisfies readonly Rule['kind'][];

/** To be changed where it is shown. */
export function newRule(kind: Rule['kind'], contract: Contract, now = new Date()): Rule {
    switch (kind) {
        case 'genre':
        case 'mood':
            return { kind, names: valuesOf(kind, contract).slice(0, 1) };
        case 'energy':
            return { kind, names: ['high'] };
        case 'tempo':
            return { kind, from: 120, to: 130 };
        case 'key':
            return { kind, names: ['8A'], isWide: true };
        case 'year':
            return { kind, from: now.getFullYear() - 10, to: null };
        case 'language':
            return { kind, names: ['en'] };
        case 'added':
        case 'played':
            return { kind, within: 'month' };
        case 'plays':
            return { kind, atLeast: 1 };
        case 'unplayed':
            return { kind };
    }
}
