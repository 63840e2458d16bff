/** Genres changed by hand. */
import { weighted, type WeightedGenre } from '../../recommend/filters.ts';
import { familyOf, isFamily, stylesOf } from '../../vocabulary.ts';

type Genres = readonly WeightedGenre[];

export interface Offered {
    readonly genre: string;
    /** Within it; none of a family that neither the song is of nor the question asks for. */
    readonly styles: readonly string[];
}

interface Choice {
    readonly families: readonly string[];
    readonly heard: Genres;
    readonly genres: Genres;
}

/**
 * What can be chosen: all families, those that were heard first; within these, and those that are asked for, their styles; then
 * what is in no family.
 */
export function offered({ families, heard, genres }: Choice): readonly Offered[] {
    const own = heard.map(({ genre }) => familyOf(genre));
    const isOwn = (family: string): boolean => own.includes(familyOf(family));
    const names = [...new Set([...heard, ...genres].map(({ genre }) => genre))];
    const open = names.map(familyOf);
    const all = [...families.filter(isOwn), ...families.filter((family) => !isOwn(family))].map((genre) => ({
        genre,
        styles: isFamily(genre) && open.includes(familyOf(genre)) ? stylesOf(genre) : [],
    }));
    const known = new Set(all.flatMap(({ genre, styles }) => [genre, ...styles]));
    return [...all, ...names.filter((genre) => !known.has(genre)).map((genre) => ({ genre, styles: [] }))];
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
