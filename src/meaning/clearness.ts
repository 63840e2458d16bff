/** How clearly something that has a name is heard, whether or not it may be said. */
import type { Contract } from '../contract.ts';
import type { PartialAnalysis } from '../flow.ts';
import { isHeardByAnother } from './same-network.ts';
import { traits } from './traits.ts';
import type { TraitAnswers, Trait } from './traits.ts';

export interface Clearness {
    /** False where the network tells it too unreliably to say it: such songs can be put in an order, and no more. */
    readonly isSure: boolean;
    /** 1 where it may just be said, more where it is plainer; where it is not sure, its probability. 0 of what another network heard. */
    of(analysis: Answers): number;
}

type Answers = TraitAnswers & Pick<PartialAnalysis, 'model'>;

/** Of the traits of one of the names; those that are told surely, where any are. Null where the network knows none of them. */
export function clearnessOf(names: readonly string[], contract: Contract): Clearness | null {
    const named = placed(contract).filter(({ trait }) => names.includes(trait.name));
    const sure = named.filter(({ shownAbove }) => shownAbove !== null);
    const used = sure.length > 0 ? sure : named;
    if (used.length === 0) return null;
    return {
        isSure: sure.length > 0,
        of: (analysis) =>
            isHeardByAnother(analysis, contract)
                ? 0
                : Math.max(
                      ...used.map(({ part, index, shownAbove }) => (analysis[part]?.[index] ?? 0) / (shownAbove ?? 1)),
                  ),
    };
}

interface Placed {
    readonly trait: Trait;
    /** As the contract has it: among tags and classes, styles and moods are not shown, but are told all the same. */
    readonly shownAbove: number | null;
    readonly part: keyof TraitAnswers;
    readonly index: number;
}

function placed(contract: Contract): readonly Placed[] {
    const { styles, moods, tags, classes } = contract;
    const all = Object.entries({ styles, moods, tags, classes }).flatMap(([part, list]) =>
        list.map(({ shownAbove }, index) => ({ part: part as keyof TraitAnswers, index, shownAbove })),
    );
    return traits(contract).flatMap((trait, i) => {
        const place = all[i];
        return place ? [{ trait, ...place }] : [];
    });
}
