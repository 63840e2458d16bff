/** A question as the rules of a smart playlist. */
import { levelOf, type Level } from '../meaning/level.ts';
import type { Rule, Rules } from '../playlists/rules.ts';
import { type Criterion, type CriterionOf, inAlternatives, keyNamesOf } from './criterion.ts';
import { isHigh, isLow } from './curves.ts';

/** The ids of the listener's own labels of a name. */
type LabelIds = (name: string) => readonly string[];

/** Null where rules cannot say it: what is unwanted, compared, or heard of instruments and voices. */
export function rulesOf(criteria: readonly Criterion[], labelIds: LabelIds): Rules | null {
    const rules = inAlternatives(criteria).map((group) => ruleOf(group, labelIds));
    const all = rules.filter((rule) => rule !== null);
    return all.length === rules.length && all.length > 0
        ? { match: 'all', rules: all, order: 'newest', limit: null }
        : null;
}

/** Of criteria of one kind. */
function ruleOf(group: readonly [Criterion, ...Criterion[]], labelIds: LabelIds): Rule | null {
    const [first] = group;
    if (!first.isWanted) return null;
    switch (first.kind) {
        case 'style':
            return { kind: 'genre', names: namesOf(group) };
        case 'label': {
            const ids = namesOf(group).map(labelIds);
            return ids.every(({ length }) => length > 0) ? { kind: 'label', names: ids.flat() } : null;
        }
        case 'language':
            return { kind: 'language', names: group.map((one) => (one as CriterionOf<'language'>).name) };
        case 'key':
        case 'mode':
            return {
                kind: 'key',
                names: group.flatMap((one) => keyNamesOf(one as CriterionOf<'key' | 'mode'>)),
                isWide: false,
            };
        case 'mood':
            return { kind: 'mood', names: namesOf(group) };
        case 'measure':
            return first.of === 'energy' ? { kind: 'energy', names: levelsAt(first.about / 100) } : null;
        case 'tempo':
        case 'year':
            return { kind: first.kind, from: first.from, to: first.to };
        default:
            return null;
    }
}

/** With what lies below what is low, or above what is high. */
function levelsAt(about: number): Level[] {
    const level = levelOf('energy', about);
    if (level !== 'moderate') return [level];
    return [...(isLow(about) ? (['low'] as const) : []), level, ...(isHigh(about) ? (['high'] as const) : [])];
}

const namesOf = (group: readonly Criterion[]): string[] => group.flatMap((one) => ('name' in one ? one.name : []));
