/** Genres changed by hand. */
import { weighted, type WeightedGenre } from '../../recommend/filters.ts';
import { familyOf, isFamily, stylesOf } from '../../vocabulary.ts';

type Genres = readonly WeightedGenre[];

export interface Offered {
    readonly genre: string;
    /** Within it; none of a family that neither the song is of nor the question asks for. */
    readonly styles: readonly string[];
}

/** What can be chosen: all families, and within those that were heard or are asked for their styles; then what is in no family. */
export function offered(families: readonly string[], named: Genres): readonly Offered[] {
    const names = [...new Set(named.map(({ genre }) => genre))];
    const open = names.map(familyOf);
    const withStyles = families.map((genre) => ({
        genre,
        styles: isFamily(genre) && open.includes(familyOf(genre)) ? stylesOf(genre) : [],
    }));
    const known = new Set(withStyles.flatMap(({ genre, styles }) => [genre, ...styles]));
    const others = names.filter((genre) => !known.has(genre));
    return [...withStyles, ...others.map((genre) => ({ genre, styles: [] }))];
}

/** Takes the genre out, or adds it: as much as it was heard, else as much as an average one of those that are asked for. */
export function toggled(genres: Genres, genre: string, heard: Genres): Genres {
    const others = genres.filter((other) => other.genre !== genre);
    if (others.length < genres.length) return weighted(others);
    const average = genres.length > 0 ? 1 / genres.length : 1;
    const weight = heard.find((other) => other.genre === genre)?.weight ?? average;
    return weighted([...genres, { genre, weight }]);
}

export function isSame(a: Genres, b: Genres): boolean {
    return a.length === b.length && a.every(({ genre }) => b.some((other) => other.genre === genre));
}
