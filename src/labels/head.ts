/** What was learned of a label, to be asked of any song that the same network heard. */
import { type Heard, logit } from './features.ts';
import { logistic } from './logistic-regression.ts';

export interface Head {
    /** The network whose songs it can be asked of. */
    readonly network: string;
    /** Of the features as they are heard. */
    readonly weights: Float64Array;
    readonly bias: number;
}

/** 0 to 1; null of a song that another network heard. */
export function likelihood({ network, weights, bias }: Head, { model, styles, embedding }: Heard): number | null {
    if (model !== network || styles.length + embedding.length !== weights.length) return null;
    // As of `featuresOf`, without making them: lists ask about thousands of songs.
    let sum = bias;
    for (let i = 0; i < styles.length; i++) sum += logit(styles[i] ?? 0) * (weights[i] ?? 0);
    for (let i = 0; i < embedding.length; i++) sum += (embedding[i] ?? 0) * (weights[styles.length + i] ?? 0);
    return logistic(sum);
}
