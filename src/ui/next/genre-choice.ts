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

/** Whether a genre is asked for; 'part': a family of which styles are. */
export function tickOf(genres: Genres, genre: string): 'whole' | 'part' | 'none' {
    if (genres.some((one) => one.genre === genre)) return 'whole';
    return genres.some((one) => isWithin(one.genre, genre)) ? 'part' : 'none';
}

/**
 * Takes the genre out, or adds it: a style in its family's place, a family in that of its styles, since beside one another they
 * would ask for no more than the family. What is added weighs as much as it was heard, else as much as what it replaces, else
 * as much as an average one of those that are asked for.
 */
export function toggled(genres: Genres, genre: string, heard: Genres): Genres {
    const others = genres.filter((other) => other.genre !== genre);
    if (others.length < genres.length) return weighted(others);
    const isReplaced = (other: string): boolean => isWithin(other, genre) || isWithin(genre, other);
    const kept = genres.filter((other) => !isReplaced(other.genre));
    const replaced = genres.filter((other) => isReplaced(other.genre));
    const average = genres.length > 0 ? 1 / genres.length : 1;
    const share = replaced.length > 0 ? replaced.reduce((sum, { weight }) => sum + weight, 0) : average;
    const weight = heard.find((other) => other.genre === genre)?.weight ?? share;
    return weighted([...kept, { genre, weight }]);
}

const isWithin = (style: string, family: string): boolean => style !== family && familyOf(style) === family;

export function isSame(a: Genres, b: Genres): boolean {
    return a.length === b.length && a.every(({ genre }) => b.some((other) => other.genre === genre));
}
