/** The tags that MusicBrainz's editors, and with them ListenBrainz, give to music of a genre. */
import { isFamily, serviceNames } from '../../vocabulary.ts';
import type { WeightedGenre } from '../filters.ts';
import { englishName } from '../genre-words.ts';

/** The genre's own tag first. Each stands for all tags that contain its words: "rock" for "indie rock". */
export function tagsOfGenre(genre: string): readonly [string, ...string[]] {
    const [own = englishName(genre), ...others] = serviceNames(genre).tags ?? [];
    return [own, ...others];
}

/** The heaviest of the genres that the tags speak of, a style before any family; null when they speak of none. */
export function genreOfTags(given: readonly string[], genres: readonly WeightedGenre[]): string | null {
    const spoken = genres.filter(({ genre }) => tagsOfGenre(genre).some((tag) => isAmong(tag, given)));
    return (spoken.find(({ genre }) => !isFamily(genre)) ?? spoken[0])?.genre ?? null;
}

/** Whether one of the given tags has the words of this one in it, whatever stands between them. */
export function isAmong(tag: string, given: readonly string[]): boolean {
    return given.some((other) => ` ${plain(other)} `.includes(` ${plain(tag)} `));
}

const plain = (tag: string): string =>
    tag
        .toLowerCase()
        .replace(/[^\p{Letter}\p{Number}&]+/gu, ' ')
        .trim();
