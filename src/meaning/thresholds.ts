/** What several readers of a song hold it against; what one alone needs stands beside it. */

/** A genre other than the likeliest is noise below this: nearly every song has a few such shares. */
export const noiseBelow = 0.2;
