/** Whoever hears less of a song has a first impression of it. */
export const shortSeconds = 10;
