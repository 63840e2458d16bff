import { isMusic, type Contract, type SoundClass } from '../contract.ts';
import { noRhythm } from '../features/no-rhythm.ts';
import type { PartialAnalysis } from '../flow.ts';
import { isHeardByAnother } from './same-network.ts';
import { named, ranked, type Share } from './shares.ts';

/** What may be said of a song's genre; names are the contract's. */
export type Claim =
    /** `sound`: what it is instead, null where that is not clear. */
    | { readonly kind: 'no-music'; readonly sound: string | null }
    /** `among`: one to three families, likeliest first, of which one is right as often as the contract says. */
    | { readonly kind: 'families'; readonly among: readonly string[] }
    /** `nearest`: the two likeliest families; empty where none were heard. */
    | { readonly kind: 'unclaimed'; readonly nearest: readonly string[] };

type Answers = Pick<PartialAnalysis, 'families' | 'classes' | 'model' | 'rhythm'>;

/** More families than these are no answer. */
const mostClaimed = 3;
const mostNear = 2;
/** From there on the network is believed that it is music, however little stands out in it. */
const plainlyMusic = 0.9;

/** Judges what was heard so far. Nothing is claimed of a song that another network heard: its thresholds were others, and so may its names have been. */
export function claimOf(heard: Answers, contract: Contract): Claim {
    if (isHeardByAnother(heard, contract)) return { kind: 'unclaimed', nearest: [] };
    if (isNoMusic(heard, contract)) return { kind: 'no-music', sound: soundOf(heard, contract) };
    if (isNoise(heard, contract)) return { kind: 'no-music', sound: 'noise' };
    return claimAmong(ranked(named(contract.families, heard.families ?? [])), contract);
}

/** The fewest of the likeliest whose shares reach the threshold together, or the nearest, where too many would be needed. */
export function claimAmong(
    likeliestFirst: readonly Share[],
    { claimFrom }: Pick<Contract, 'claimFrom'>,
): Exclude<Claim, { kind: 'no-music' }> {
    let sum = 0;
    const names: string[] = [];
    for (const { name, share } of likeliestFirst.slice(0, mostClaimed)) {
        sum += share;
        names.push(name);
        if (sum >= claimFrom) return { kind: 'families', among: names };
    }
    return { kind: 'unclaimed', nearest: names.slice(0, mostNear) };
}

function isNoMusic(heard: Answers, contract: Contract): boolean {
    const { musicBelow } = contract;
    return musicBelow !== null && musicShare(heard, contract) < musicBelow;
}

/** Bursts of noise and many claps at once, which the network takes for electronic music: whatever was long enough to be asked how it moves, and has neither a note that stands out nor a pulse. */
function isNoise(heard: Answers, contract: Contract): boolean {
    const { key, tempoBpm, danceability } = heard.rhythm ?? noRhythm;
    const hasNothing = key === null && tempoBpm === null && danceability !== null;
    return hasNothing && contract.musicBelow !== null && musicShare(heard, contract) < plainlyMusic;
}

/** 1 where the network does not tell. */
const musicShare = ({ classes }: Answers, { classes: names }: Contract): number =>
    classes?.[names.findIndex(isMusic)] ?? 1;

/** What is no music and clear enough to be named; of several what is farthest above its threshold, as in a crowd that cheers there are voices. */
function soundOf({ classes = [] }: Answers, contract: Contract): string | null {
    const heard = contract.classes.filter(isOther).map((one) => {
        const share = classes[contract.classes.indexOf(one)] ?? 0;
        return { name: one.name, clearness: one.shownAbove === null ? 0 : share / one.shownAbove };
    });
    const clear = heard.filter(({ clearness }) => clearness >= 1);
    return clear.sort((a, b) => b.clearness - a.clearness)[0]?.name ?? null;
}

const isOther = ({ name, kind }: SoundClass): boolean => name === 'speech' || (kind === 'sound' && !isMusic({ name }));
