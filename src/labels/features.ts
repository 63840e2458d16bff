/** What a label is learned on: how likely each style is, and the embedding. */
import type { Analysis } from '../flow.ts';
import { plainText } from '../library/plain-text.ts';

export type Heard = Pick<Analysis, 'styles' | 'embedding' | 'model'>;

/** A song as it is learned from. */
export interface LearnedSong {
    readonly id: string;
    /** Songs of one artist have the same; one whose artist nobody knows has its own. */
    readonly artist: string;
    /** Logits of the styles, then the embedding. */
    readonly features: Float32Array;
}

/** Logits of -9 to 9: a network is never surer. */
const leastLikely = 1e-4;

export const logit = (share: number): number => {
    const likely = Math.min(1 - leastLikely, Math.max(leastLikely, share));
    return Math.log(likely / (1 - likely));
};

export const featuresOf = ({ styles, embedding }: Heard): Float32Array =>
    Float32Array.from([...styles.map(logit), ...embedding]);

export const artistOf = (id: string, artist: string | null | undefined): string =>
    artist ? `artist ${plainText(artist)}` : `song ${id}`;
