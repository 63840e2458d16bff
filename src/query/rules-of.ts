/** A question as the rules of a smart playlist. */
import { levelOf } from '../meaning/level.ts';
import type { Rule, Rules } from '../playlists/rules.ts';
import type { Criterion, CriterionOf } from './criterion.ts';

/** Null where rules cannot say it: what is unwanted, compared, or heard of instruments and voices. */
export function rulesOf(criteria: readonly Criterion[]): Rules | null {
    const rules = inOneRule(criteria).map(ruleOf);
    const all = rules.filter((rule) => rule !== null);
    return all.length === rules.length && all.length > 0
        ? { match: 'all', rules: all, order: 'newest', limit: null }
        : null;
}

/** Styles, languages and keys that are alternatives stand in one rule each. */
function inOneRule(criteria: readonly Criterion[]): readonly (readonly Criterion[])[] {
    const groups = new Map<string, Criterion[]>();
    criteria.forEach((one, i) => {
        const key = one.isWanted && ['style', 'language', 'key'].includes(one.kind) ? one.kind : String(i);
        groups.set(key, [...(groups.get(key) ?? []), one]);
    });
    return [...groups.values()];
}

function ruleOf(group: readonly Criterion[]): Rule | null {
    const [first] = group;
    if (!first?.isWanted) return null;
    switch (first.kind) {
        case 'style':
            return { kind: 'genre', names: group.map((one) => (one as CriterionOf<'style'>).name) };
        case 'language':
            return { kind: 'language', names: group.map((one) => (one as CriterionOf<'language'>).name) };
        case 'key':
            return { kind: 'key', names: group.flatMap((one) => (one as CriterionOf<'key'>).names), isWide: false };
        case 'mood':
            return { kind: 'mood', names: [first.name] };
        case 'measure':
            return first.of === 'energy' ? { kind: 'energy', names: [levelOf('energy', first.about / 100)] } : null;
        case 'tempo':
        case 'year':
            return { kind: first.kind, from: first.from, to: first.to };
        default:
            return null;
    }
}
