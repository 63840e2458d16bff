/** Whether two pictures are of one recording. They are kept with the songs, and tell it as a fingerprint of the sound would. */
import type { Picture } from '../flow.ts';

/** Each picture is brought to so many stretches of time and bands. */
const [stretches, bands] = [256, 16];

/** Of 26 songs encoded anew 25 had more than .91 (one, brought to 22 kHz, .50); of 210 pairs of others none more than .67. */
const sameFrom = 0.8;

/** What of a picture tells the recording. */
export type Fingerprint = Float32Array;

/** Null where the picture is empty: it tells nothing. */
export const fingerprint = (picture: Picture): Fingerprint | null => (picture.columns > 0 ? reduced(picture) : null);

export const isSameFingerprint = (one: Fingerprint, other: Fingerprint): boolean => likeness(one, other) >= sameFrom;

/** Correlation of what changes within each band, -1 to 1; 0 where nothing does in one of them. */
function likeness(one: Fingerprint, other: Fingerprint): number {
    let [product, ofOne, ofOther] = [0, 0, 0];
    for (let i = 0; i < one.length; i++) {
        const [x, y] = [one[i] ?? 0, other[i] ?? 0];
        product += x * y;
        ofOne += x * x;
        ofOther += y * y;
    }
    return ofOne > 0 && ofOther > 0 ? product / Math.sqrt(ofOne * ofOther) : 0;
}

/** `reduced[band * stretches + stretch]`, with a mean of 0 in each band, so that neither gain nor an encoder's cut tells. */
function reduced({ levels, columns, bands: fineBands }: Picture): Float32Array {
    const sums = new Float32Array(bands * stretches);
    const counts = new Float32Array(bands * stretches);
    for (let stretch = 0; stretch < stretches; stretch++) {
        const from = Math.floor((stretch * columns) / stretches);
        const to = Math.max(from + 1, Math.floor(((stretch + 1) * columns) / stretches));
        for (let column = from; column < to; column++) {
            for (let band = 0; band < fineBands; band++) {
                const at = Math.floor((band * bands) / fineBands) * stretches + stretch;
                sums[at] = (sums[at] ?? 0) + (levels[column * fineBands + band] ?? 0);
                counts[at] = (counts[at] ?? 0) + 1;
            }
        }
    }
    const means = sums.map((sum, i) => sum / Math.max(1, counts[i] ?? 1));
    for (let band = 0; band < bands; band++) {
        const row = means.subarray(band * stretches, (band + 1) * stretches);
        const mean = row.reduce((sum, level) => sum + level, 0) / stretches;
        for (let i = 0; i < row.length; i++) row[i] = (row[i] ?? 0) - mean;
    }
    return means;
}
