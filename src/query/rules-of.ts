/** A question as the rules of a smart playlist. */
import type { Rule, Rules } from '../playlists/rules.ts';
import { type Criterion, type CriterionOf, inAlternatives, keyNamesOf, type Single, singlesOf } from './criterion.ts';
import { saidAs } from './evidence.ts';
import { levelsAt } from './levels.ts';

/** The ids of the listener's own labels of a name. */
type LabelIds = (name: string) => readonly string[];

/** Null where rules cannot say it: what is unwanted, compared, or heard of instruments and voices, and one choice of rules beside others. */
export function rulesOf(criteria: readonly Criterion[], labelIds: LabelIds): Rules | null {
    const choices = inAlternatives(criteria).map((group) => choiceOf(singlesOf(group), labelIds));
    const known = choices.filter((choice) => choice !== null);
    if (known.length < choices.length || known.length === 0) return null;
    const isChoice = known.some(({ length }) => length > 1);
    if (isChoice && known.length > 1) return null;
    return { match: isChoice ? 'any' : 'all', rules: known.flat(), order: 'newest', limit: null };
}

/** Of criteria of which one is enough, those of a kind in one rule. */
function choiceOf(group: readonly Single[], labelIds: LabelIds): readonly Rule[] | null {
    const kindOf = ({ kind }: Single): string => (kind === 'mode' ? 'key' : kind);
    const rules = [...new Set(group.map(kindOf))].flatMap((kind): (Rule | null)[] => {
        const ofKind = group.filter((one) => kindOf(one) === kind);
        const ranges = ofKind.filter((one) => one.kind === 'year' || one.kind === 'tempo');
        return ranges.length > 0 ? inOne(ranges).map((range) => ruleOf([range], labelIds)) : [ruleOf(ofKind, labelIds)];
    });
    const known = rules.filter((rule) => rule !== null);
    return known.length === rules.length ? known : null;
}

type Ranged = CriterionOf<'year' | 'tempo'>;

/** The 80s and the 90s are twenty years. */
function inOne(ranges: readonly Ranged[]): readonly Ranged[] {
    const joined: Ranged[] = [];
    for (const range of ranges.toSorted((a, b) => (a.from ?? 0) - (b.from ?? 0))) {
        const last = joined.at(-1);
        const isNext = last?.isWanted === range.isWanted && (range.from ?? 0) <= (last.to ?? Infinity) + 1;
        if (!isNext) joined.push(range);
        else if (last.to !== null && (range.to ?? Infinity) > last.to)
            joined[joined.length - 1] = { ...last, to: range.to };
    }
    return joined;
}

function ruleOf(group: readonly Single[], labelIds: LabelIds): Rule | null {
    const [first] = group;
    if (!first || group.some(({ isWanted }) => !isWanted)) return null;
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
            return { kind: 'mood', names: [...new Set(namesOf(group).flatMap(saidAs))] };
        case 'measure':
            return energyRule(group as readonly CriterionOf<'measure'>[]);
        case 'tempo':
        case 'year':
            return { kind: first.kind, from: first.from, to: first.to };
        default:
            return null;
    }
}

function energyRule(group: readonly CriterionOf<'measure'>[]): Rule | null {
    const names = [...new Set(group.flatMap(({ about }) => levelsAt('energy', about)))];
    return group.every(({ of }) => of === 'energy') ? { kind: 'energy', names } : null;
}

const namesOf = (group: readonly Criterion[]): string[] => group.flatMap((one) => ('name' in one ? one.name : []));
