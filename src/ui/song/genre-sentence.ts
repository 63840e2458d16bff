/** The words for what is said of a song's genre. */
import type { GenreStatement } from '../../meaning/genre-statement.ts';
import { catalogue } from '../language.svelte.ts';
import * as words from '../words.ts';

const { heard: said } = catalogue;
const name = (genre: string): string => words.genreName(genre);

/** One or two sentences without their stops: "mostly blues, rock from 2:40", "techno, none of the 10 genres", "this is speech". */
export function genreSentences(statement: GenreStatement): readonly string[] {
    switch (statement.kind) {
        case 'none-fits':
            return [said.noneFits(words.count(statement.known)), said.nearest(name(statement.nearest))];
        case 'beyond': {
            const styles = words.list(statement.styles.map(words.tagName));
            return [said.beyond({ styles, known: words.count(statement.known) })];
        }
        default:
            return [sentenceOf(statement)];
    }
}

function sentenceOf(statement: Exclude<GenreStatement, { kind: 'none-fits' | 'beyond' }>): string {
    switch (statement.kind) {
        case 'no-music':
            return words.noMusic(statement.sound);
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
            const [start, end] = [words.clock(statement.startSeconds), words.clock(statement.endSeconds)];
            return leadOf(statement)[statement.kind]({ ...bothOf(statement), start, end });
        }
        case 'one-then-other': {
            const { genre, other } = bothOf(statement);
            return said.oneThenOther({ before: genre, after: other, start: words.clock(statement.startSeconds) });
        }
        case 'probably':
            return said.probably({ genre: name(statement.genre), others: words.either(statement.others.map(name)) });
        case 'either':
            return words.either(statement.among.map(name));
        case 'unsure':
            return said.unsure(words.list(statement.among.map(name)));
    }
}

const leadOf = ({ isClear }: { readonly isClear: boolean }): typeof said.mostly =>
    isClear ? said.clearly : said.mostly;

function bothOf({ genre, other }: { readonly genre: string; readonly other: string }) {
    return { genre: name(genre), other: name(other) };
}
