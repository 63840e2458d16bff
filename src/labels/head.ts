/** What was learned of a label, to be asked of any song that the same network heard. */
import { dot } from './minimise.ts';
import { featuresOf, type Heard } from './features.ts';
import { logistic } from './logistic-regression.ts';

export interface Head {
    /** The network whose songs it can be asked of. */
    readonly network: string;
    /** Of the features as they are heard. */
    readonly weights: Float64Array;
    readonly bias: number;
}

/** 0 to 1; null of a song that another network heard. */
export function likelihood(head: Head, heard: Heard): number | null {
    const features = featuresOf(heard);
    if (heard.model !== head.network || features.length !== head.weights.length) return null;
    return logistic(dot(features, head.weights) + head.bias);
}
