/**
 * Softmax of each row of `logits[row * classes + class]`, in place of the logits' own scale: they are divided by
 * `temperature` first (Guo et al., "On Calibration of Modern Neural Networks", 2017), so that a confidence means what it says.
 */
export function softmaxRows(logits: Float32Array, classes: number, temperature: number): Float32Array {
    const probabilities = new Float32Array(logits.length);
    for (let start = 0; start < logits.length; start += classes) {
        const row = logits.subarray(start, start + classes);
        const highest = row.reduce((a, b) => Math.max(a, b), -Infinity);
        const weights = row.map((logit) => Math.exp((logit - highest) / temperature));
        const sum = weights.reduce((a, b) => a + b, 0);
        probabilities.set(
            weights.map((weight) => weight / sum),
            start,
        );
    }
    return probabilities;
}

/** The logistic function of each logit, 0 to 1. */
export function sigmoid(logits: Float32Array): Float32Array {
    return logits.map((logit) => 1 / (1 + Math.exp(-logit)));
}
