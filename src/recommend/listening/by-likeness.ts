import type { Recommendation } from '../recommendation.ts';

/** Those whose sound was heard first, the most alike before the others; the rest in their order. */
export function byLikeness(songs: readonly Recommendation[]): readonly Recommendation[] {
    const similarity = ({ heard }: Recommendation) => heard?.similarity ?? -Infinity;
    return songs.toSorted((a, b) => {
        const [one, other] = [similarity(a), similarity(b)];
        return one === other ? 0 : other - one;
    });
}
