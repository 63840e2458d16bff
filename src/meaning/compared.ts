/** Which genres are worth comparing, of all that two networks give to a song. */
import type { Shares } from './shares.ts';

/** What neither gives as much to need not be shown. */
const tellingFrom = 0.05;
const fewest = 3;

/** By the greater of the two shares, the greatest first: those of 5 % and more, and three at least. */
export function comparedGenres(own: Shares, theirs: Shares): readonly string[] {
    const greater = (genre: string): number => Math.max(own.get(genre) ?? 0, theirs.get(genre) ?? 0);
    const names = [...new Set([...own.keys(), ...theirs.keys()])].sort((a, b) => greater(b) - greater(a));
    return names.filter((genre, i) => i < fewest || greater(genre) >= tellingFrom);
}
