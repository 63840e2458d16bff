/** The systems side by side, and how much of what they seem to reach is the way of asking. */
import type { Figures, Published, Scores } from './figures.ts';
import { otherSystems, protocols, type OtherSystem, type Protocol } from './names.ts';

export type SystemName = OtherSystem | 'segue';
export type Way = Protocol | 'own';

/** The columns after the published figure, the most flattering first. */
export const ways: readonly Way[] = ['own', 'random10', 'fault_filtered', 'grouped5'];

export interface System {
    readonly name: SystemName;
    readonly published: Published | null;
    readonly scores: Partial<Record<Way, Scores>>;
}

/** Segue first; systems without a figure of ours are left out. */
export function systemsOf({ segue, others, published }: Figures): readonly System[] {
    return [
        { name: 'segue', published: null, scores: segue },
        ...otherSystems.flatMap((name) => {
            const scores = others[name];
            return scores ? [{ name, published: published[name] ?? null, scores: marked(scores, segue) }] : [];
        }),
    ];
}

/** A system that was asked about fewer songs than Segue was not asked about all, whatever it says. */
function marked(scores: System['scores'], segue: Figures['segue']): System['scores'] {
    const entries = (Object.keys(scores) as Way[]).flatMap((way) => {
        const measured = scores[way];
        const most = way === 'own' ? 0 : (segue[way]?.tracks ?? 0);
        return measured ? [[way, { ...measured, complete: measured.complete && measured.tracks >= most }]] : [];
    });
    return Object.fromEntries(entries) as System['scores'];
}

export interface Split {
    readonly flattering: Way;
    readonly honest: Protocol;
    /** Accuracy that is lost from one to the other, 0 to 1. */
    readonly difference: number;
}

/**
 * What is lost from the most flattering way of asking to the most honest; null when either was not measured whole,
 * or less than a point lies between them.
 */
export function splitOf(scores: System['scores']): Split | null {
    const isWhole = (way: Way): boolean => scores[way]?.complete === true;
    const flattering = (['own', 'random10'] as const).find(isWhole);
    const honest = protocols.find((protocol) => protocol !== 'random10' && isWhole(protocol));
    if (!flattering || !honest) return null;
    const difference = (scores[flattering]?.accuracy ?? 0) - (scores[honest]?.accuracy ?? 0);
    return difference >= 0.01 ? { flattering, honest, difference } : null;
}
