/** How lively a song is, beside others. */
import type { Reading } from './reading.ts';

/** Differences up to the first are not felt, from the second on they are plain. */
const sameLiveliness = 0.06;
const otherLiveliness = 0.2;

export type LivelinessChange = 'same' | 'a-little-livelier' | 'livelier' | 'a-little-calmer' | 'calmer';

/** 0 to 1: the mean of how stirred it feels and how much goes on in it; one of them where the other is not known, null where neither is. */
export function livelinessOf({ feeling, rhythm }: Pick<Reading, 'feeling' | 'rhythm'>): number | null {
    const [arousal, energy] = [feeling?.arousal ?? null, rhythm?.energy ?? null];
    if (arousal === null || energy === null) return arousal ?? energy;
    return (arousal + energy) / 2;
}

export function livelinessChange(from: number, to: number): LivelinessChange {
    const more = to - from;
    if (Math.abs(more) < sameLiveliness) return 'same';
    if (Math.abs(more) < otherLiveliness) return more > 0 ? 'a-little-livelier' : 'a-little-calmer';
    return more > 0 ? 'livelier' : 'calmer';
}
