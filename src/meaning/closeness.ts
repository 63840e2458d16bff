/** What a cosine of two embeddings means. */

/** Of one seed: songs of a lower cosine do not sound alike, however few others there are. */
export const unlikeBelow = 0.4;
/** In a small library the nearest song may be far: only from here on the sound is called close. */
const closeFrom = 0.5;

export function isCloseInSound(similarity: number): boolean {
    return similarity >= closeFrom;
}
