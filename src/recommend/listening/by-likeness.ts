import type { Recommendation } from '../recommendation.ts';

/** Those whose sound was heard first, the most alike before the others; then those that play in the page; all else in their order. */
export function byLikeness(songs: readonly Recommendation[]): readonly Recommendation[] {
    const similarity = ({ heard }: Recommendation) => heard?.similarity ?? -Infinity;
    const plays = ({ stream, frame }: Recommendation) => Number(stream !== undefined || frame !== undefined);
    return songs.toSorted((a, b) => {
        const [one, other] = [similarity(a), similarity(b)];
        return one === other ? plays(b) - plays(a) : other - one;
    });
}
