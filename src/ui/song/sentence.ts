/** A song in a few short sentences, from what was heard so far. */
import { genreStatement } from '../../meaning/genre-statement.ts';
import type { Reading } from '../../meaning/reading.ts';
import { isKeySure } from '../../meaning/rhythm-surety.ts';
import { row, rowOfHeard, sentences, together } from '../words/format.ts';
import { words } from '../words/language.svelte.ts';
import { feelingNames, keyName, moodNames, songTempo, traitName } from '../words/music.ts';
import { genreSentence } from './genre-sentence.ts';

const mostMoods = 2;

/** "Clearly electronic: techno; rock from 2:40. Tense, energetic, male voice. 96 BPM, A minor."; empty before the first families. What is no music has neither mood nor key; nor is a key said that is not sure, and a tempo that is not has a question mark. */
export function sentence(reading: Reading): string {
    if (!reading.hasBegun) return '';
    const more = reading.claim.kind === 'no-music' ? [] : [traitWords(reading), rhythmWords(reading)];
    const ofGenre = genreSentence(genreStatement(reading, reading.passages), reading.claimedStyles);
    return sentences([ofGenre, ...more].filter((part) => part !== ''));
}

/** "… 96 BPM, A minor. By your labels: dabke." */
export function withLabels(said: string, labels: readonly string[]): string {
    if (said === '' || labels.length === 0) return said;
    return together(said, sentences([words.labels.said(row(labels))]));
}

/** Whether it may be said that no mood, style or voice is clear: neither shown, nor named by the sentence, nor unknown because another network heard it. */
export function nothingStandsOut({ shown, feeling, hasBegun, isHeardByAnother }: Reading): boolean {
    const hasMood = feeling !== null && feelingNames(feeling).length > 0;
    return hasBegun && !isHeardByAnother && shown.length === 0 && !hasMood;
}

/** How it feels, at most two words, and its clearest voice. */
function traitWords(reading: Reading): string {
    const voices = reading.shown.filter(({ kind }) => kind === 'voice').map(traitName);
    return row([...moodNames(reading).slice(0, mostMoods), ...voices.slice(0, 1)]);
}

function rhythmWords({ rhythm }: Reading): string {
    const parts = [];
    if (rhythm?.tempoBpm) parts.push(songTempo(rhythm));
    if (rhythm?.key && isKeySure(rhythm)) parts.push(keyName(rhythm.key));
    return rowOfHeard(parts);
}
