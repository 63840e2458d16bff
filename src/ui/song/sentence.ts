/** A song in a few short sentences, from what was heard so far. */
import { genreStatement } from '../../meaning/genre-statement.ts';
import type { Reading } from '../../meaning/reading.ts';
import { row, sentences } from '../words/format.ts';
import { genreName, keyName, tagName, tempo } from '../words/music.ts';
import { genreSentences } from './genre-sentence.ts';

/** "Mostly blues, rock from 2:40. Mellow, male voice. 96 BPM, A minor."; empty before the first genres. What is no music has neither mood nor key. */
export function sentence(reading: Reading): string {
    if (!reading.hasBegun) return '';
    const more = reading.claim.kind === 'no-music' ? [] : [tagWords(reading), rhythmWords(reading)];
    const ofGenre = genreSentences(genreStatement(reading, reading.passages));
    return sentences([...ofGenre, ...more].filter((part) => part !== ''));
}

/** The most telling mood, style and voice; a style that only repeats the genre says nothing new, and beyond the genres it is said already. */
function tagWords({ shown, genres, claim }: Reading): string {
    const genreNames = [...genres.keys()].map(genreName);
    const best = (wanted: string): string | undefined =>
        shown
            .filter(({ kind }) => kind === wanted)
            .map(({ name }) => tagName(name))
            .find((name) => !genreNames.includes(name));
    const style = claim.kind === 'none-fits' ? undefined : best('style');
    return row([best('mood'), style, best('voice')].filter((tag) => tag !== undefined));
}

function rhythmWords({ rhythm }: Reading): string {
    const parts = [];
    if (rhythm?.tempoBpm) parts.push(tempo(rhythm.tempoBpm));
    if (rhythm?.key) parts.push(keyName(rhythm.key));
    return row(parts);
}
