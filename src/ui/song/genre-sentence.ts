/** The words for what is said of a song's genre. */
import type { GenreStatement } from '../../meaning/genre-statement.ts';
import { words } from '../words/language.svelte.ts';
import { clock, count, either, list } from '../words/format.ts';
import { genreName, noMusic, tagName } from '../words/music.ts';

const { heard: said } = words;
const name = (genre: string): string => genreName(genre);

/** One or two sentences without their stops: "mostly blues, rock from 2:40", "techno, none of the 10 genres", "this is speech". */
export function genreSentences(statement: GenreStatement): readonly string[] {
    switch (statement.kind) {
        case 'none-fits':
            return [said.noneFits(count(statement.known)), said.nearest(name(statement.nearest))];
        case 'beyond': {
            const styles = list(statement.styles.map(tagName));
            return [said.beyond({ styles, known: count(statement.known) })];
        }
        default:
            return [sentenceOf(statement)];
    }
}

function sentenceOf(statement: Exclude<GenreStatement, { kind: 'none-fits' | 'beyond' }>): string {
    switch (statement.kind) {
        case 'no-music':
            return noMusic(statement.sound);
        case 'perhaps':
            return said.perhaps(name(statement.genre));
        case 'alone':
            return leadOf(statement).alone(name(statement.genre));
        case 'with':
            return leadOf(statement).with(bothOf(statement));
        case 'rather':
        case 'between':
            return said[statement.kind](bothOf(statement));
        case 'until':
        case 'from':
        case 'amid': {
            const [start, end] = [clock(statement.startSeconds), clock(statement.endSeconds)];
            return leadOf(statement)[statement.kind]({ ...bothOf(statement), start, end });
        }
        case 'one-then-other': {
            const { genre, other } = bothOf(statement);
            return said.oneThenOther({ before: genre, after: other, start: clock(statement.startSeconds) });
        }
        case 'probably':
            return said.probably({ genre: name(statement.genre), others: either(statement.others.map(name)) });
        case 'either':
            return either(statement.among.map(name));
        case 'unsure':
            return said.unsure(list(statement.among.map(name)));
    }
}

const leadOf = ({ isClear }: { readonly isClear: boolean }): typeof said.mostly =>
    isClear ? said.clearly : said.mostly;

function bothOf({ genre, other }: { readonly genre: string; readonly other: string }) {
    return { genre: name(genre), other: name(other) };
}
