/** The words for what is said of a song's genre. */
import type { GenreStatement } from '../../meaning/genre-statement.ts';
import { words } from '../words/language.svelte.ts';
import { clock, list } from '../words/format.ts';
import { genreName, noMusic } from '../words/music.ts';

const { heard: said } = words;

/** A sentence without its stop: "clearly electronic: techno and trance; rock from 2:40", "this is speech". Empty where there is nothing to say. */
export function genreSentence(statement: GenreStatement, styles: readonly string[] = []): string {
    const name = (genres: readonly string[]): string => {
        const genre = list(genres.map(genreName));
        return styles.length > 0 ? said.styled({ genre, styles: list(styles.map(genreName)) }) : genre;
    };
    switch (statement.kind) {
        case 'no-music':
            return noMusic(statement.sound);
        case 'unclaimed':
            return statement.nearest.length > 0 ? said.nearest(list(statement.nearest.map(genreName))) : '';
        case 'alone':
            return leadOf(statement).alone(name([statement.genre]));
        case 'until':
        case 'from':
        case 'amid': {
            const [start, end] = [clock(statement.startSeconds), clock(statement.endSeconds)];
            const [genre, other] = [name([statement.genre]), genreName(statement.other)];
            return leadOf(statement)[statement.kind]({ genre, other, start, end });
        }
        case 'one-then-other': {
            const [before, after] = [genreName(statement.genre), genreName(statement.other)];
            return said.oneThenOther({ before, after, start: clock(statement.startSeconds) });
        }
        case 'between':
            return (statement.genres.length > 2 ? said.mix : said.between)(name(statement.genres));
    }
}

const leadOf = ({ isClear }: { readonly isClear: boolean }): typeof said.mostly =>
    isClear ? said.clearly : said.mostly;
