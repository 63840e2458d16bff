/** What a rule of a smart playlist may be of, and how it begins. */
import { type Contract, quadrants } from '../../contract.ts';
import { languages } from '../../flow.ts';
import type { Label } from '../../labels/label.ts';
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

/** Of the listener's own labels: a rule knows them by their ids. */
export type OwnLabels = readonly Pick<Label, 'id' | 'name'>[];

/** Only what the network can tell for sure, in its order. */
export function choicesOf(kind: NamingRule['kind'], contract: Contract, labels: OwnLabels): readonly Choice[] {
    return valuesOf(kind, contract, labels).map((value) => ({ value, name: choiceName(kind, value, labels) }));
}

/** What a network of another version knew is named as well as it can be; a label that is gone has no name. */
export function choiceName(kind: NamingRule['kind'], value: string, labels: OwnLabels): string {
    if (kind === 'label') return labels.find(({ id }) => id === value)?.name ?? '–';
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

function valuesOf(
    kind: NamingRule['kind'],
    { families, styles, moods }: Contract,
    labels: OwnLabels,
): readonly string[] {
    const isTold = ({ shownAbove }: { readonly shownAbove: number | null }): boolean => shownAbove !== null;
    const namesOf = (all: readonly { readonly name: string }[]): readonly string[] => all.map(({ name }) => name);
    switch (kind) {
        case 'genre':
            return [...families, ...namesOf(styles.filter(isTold))];
        case 'label':
            return labels.map(({ id }) => id);
        case 'mood':
            return [...new Set([...quadrants, 'energetic', 'gentle', ...namesOf(moods.filter(isTold))])];
        case 'energy':
            return ['low', 'moderate', 'high'];
        case 'language':
            return languages;
        case 'key':
            return [...wheelKeys.keys()];
    }
}

const kinds = [
    'genre',
    'label',
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

/** In the order in which they are offered. Where there are no labels, none can be named. */
export const ruleKinds = (labels: OwnLabels): readonly Rule['kind'][] =>
    kinds.filter((kind) => kind !== 'label' || labels.length > 0);

/** To be changed where it is shown. */
export function newRule(kind: Rule['kind'], contract: Contract, labels: OwnLabels, now = new Date()): Rule {
    switch (kind) {
        case 'genre':
        case 'label':
        case 'mood':
            return { kind, names: valuesOf(kind, contract, labels).slice(0, 1) };
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
