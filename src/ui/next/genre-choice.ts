/** Genres changed by hand. */
import { weighted, type WeightedGenre } from '../../recommend/filters.ts';

type Genres = readonly WeightedGenre[];

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
