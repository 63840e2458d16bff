/** The dot product; of two vectors of unit length it is their cosine. */
export function dot(one: ArrayLike<number>, other: ArrayLike<number>): number {
    let sum = 0;
    for (let i = 0; i < one.length; i += 1) sum += (one[i] ?? 0) * (other[i] ?? 0);
    return sum;
}
