/** The tags that MusicBrainz's editors, and with them ListenBrainz, give to music of a genre. */
import type { WeightedGenre } from '../filters.ts';

/** The genre's own tag first. Each stands for all tags that contain its words: "rock" for "indie rock". */
const tags: Readonly<Record<string, readonly [string, ...string[]]>> = {
    blues: ['blues'],
    classical: ['classical', 'baroque', 'opera', 'chamber music', 'orchestral', 'symphony'],
    country: ['country', 'bluegrass', 'americana', 'honky tonk'],
    disco: ['disco'],
    hiphop: ['hip hop', 'rap', 'trap', 'boom bap', 'drill'],
    jazz: ['jazz', 'bebop', 'hard bop', 'big band'],
    metal: ['metal', 'metalcore', 'deathcore', 'grindcore', 'djent'],
    pop: ['pop', 'synthpop', 'electropop', 'mandopop', 'cantopop', 'britpop'],
    reggae: ['reggae', 'dancehall', 'rocksteady'],
    rock: ['rock', 'grunge', 'shoegaze', 'punk'],
};

/** The genre's own tag. */
export function genreTag(genre: string): string {
    return tags[genre]?.[0] ?? genre;
}

/** The heaviest of the genres that the tags speak of; null when they speak of none. */
export function genreOfTags(given: readonly string[], genres: readonly WeightedGenre[]): string | null {
    const found = genres.find(({ genre }) => (tags[genre] ?? [genre]).some((tag) => isAmong(tag, given)));
    return found?.genre ?? null;
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
