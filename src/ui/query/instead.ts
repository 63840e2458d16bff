/** What may be asked for instead of something of the same kind. */
import { type Contract, quadrants } from '../../contract.ts';
import { languages } from '../../flow.ts';
import { wheelKeys } from '../../meaning/wheel-keys.ts';
import { compared, type Criterion, type Single } from '../../query/criterion.ts';
import { criterionWords } from './query-words.ts';

export interface Instead {
    readonly criterion: Single;
    readonly name: string;
    readonly isChosen: boolean;
}

/** In the contract's order, what it is now among them; empty where there is nothing to choose from. */
export function insteadOf(
    criterion: Single,
    contract: Contract,
    wordsOf: (criterion: Criterion) => string = criterionWords,
): readonly Instead[] {
    const all = alternatives(criterion, contract);
    const isThere = all.some((one) => isSame(one, criterion));
    return (isThere || all.length === 0 ? all : [criterion, ...all]).map((one) => ({
        criterion: { ...one, isWanted: criterion.isWanted },
        name: wordsOf({ ...one, isWanted: true }),
        isChosen: isSame(one, criterion),
    }));
}

const isSame = (one: Single, other: Single): boolean =>
    JSON.stringify({ ...one, isWanted: true }) === JSON.stringify({ ...other, isWanted: true });

function alternatives(criterion: Single, contract: Contract): readonly Single[] {
    const { families, styles, moods, tags, classes } = contract;
    const { kind } = criterion;
    switch (kind) {
        case 'style': {
            const names = families.flatMap((family) => [
                family,
                ...styles.filter((style) => style.family === family).map(({ name }) => name),
            ]);
            return names.map((name) => ({ ...criterion, name }));
        }
        case 'mood':
            return unique([...quadrants, 'energetic', 'gentle', ...moods.map(({ name }) => name)], criterion);
        case 'instrument':
        case 'voice': {
            const named = [...tags, ...classes].filter((one) => one.kind === kind && one.name !== 'instrumental');
            return unique([...(kind === 'voice' ? ['any'] : []), ...named.map(({ name }) => name)], criterion);
        }
        case 'language':
            return languages.map((name) => ({ ...criterion, name }));
        case 'key':
            return [...wheelKeys.keys()].map((name) => ({ ...criterion, names: [name] }));
        case 'mode':
            return (['minor', 'major'] as const).map((name) => ({ ...criterion, name }));
        case 'more':
            return compared.flatMap((of) => [true, false].map((isMore) => ({ ...criterion, of, isMore })));
        default:
            return [];
    }
}

const unique = <Named extends Single & { readonly name: string }>(
    names: readonly string[],
    of: Named,
): readonly Named[] => [...new Set(names)].map((name) => ({ ...of, name }));
