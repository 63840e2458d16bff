/** Which genres are worth comparing, of all that two networks give to a song. */

const telling = 0.05;
const fewest = 3;

/** By the greater of the two shares, the greatest first: those of 5 % and more, and three at least. */
export function comparedGenres(
    own: ReadonlyMap<string, number>,
    theirs: ReadonlyMap<string, number>,
): readonly string[] {
    const greater = (genre: string): number => Math.max(own.get(genre) ?? 0, theirs.get(genre) ?? 0);
    const names = [...new Set([...own.keys(), ...theirs.keys()])].sort((a, b) => greater(b) - greater(a));
    return names.filter((genre, i) => i < fewest || greater(genre) >= telling);
}

/** What a network gives to each genre. */
export function byGenre(genres: readonly string[], probabilities: readonly number[]): ReadonlyMap<string, number> {
    return new Map(genres.map((genre, i) => [genre, probabilities[i] ?? 0]));
}
