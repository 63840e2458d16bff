/** Why the step from one song of a set to the next works, or what it jumps over, from what really changes. */
import type { Key, Rhythm } from '../../flow.ts';
import { keyRelation } from '../../meaning/key.ts';
import type { Step } from '../../meaning/step.ts';
import { capitalised, count, list, percent, rowOfHeard } from '../words/format.ts';
import { words } from '../words/language.svelte.ts';
import { genreName, keySign, marked, songTempo } from '../words/music.ts';

const { steps: said } = words;

/** "+2 BPM, Am to Em, a little livelier, both techno"; how alike the two sound where nothing else is known. */
export function stepWords(step: Step): string {
    const parts = [tempoWords(step.tempo), keyWords(step.key), livelinessWords(step.liveliness), sharedWords(step)];
    const told = parts.filter((part) => part !== null);
    return capitalised(rowOfHeard(told.length > 0 ? told : [soundWords(step.similarity)]));
}

function tempoWords(step: Step['tempo']): string | null {
    if (!step) return null;
    return marked(tempoChangeWords(step), step.isSure);
}

function tempoChangeWords({ from, to, change, fits }: NonNullable<Step['tempo']>): string {
    if (!fits) return said.tempoJump({ from: count(Math.round(from)), to: count(Math.round(to)) });
    if (change.kind === 'same') return said.sameTempo;
    if (change.kind === 'faster') return words.units.tempo(`+${count(change.beats)}`);
    if (change.kind === 'slower') return words.units.tempo(`−${count(change.beats)}`);
    return to > from ? said.doubleTime : said.halfTime;
}

function keyWords(step: Step['key']): string | null {
    if (!step) return null;
    const signs = { from: keySign(step.from), to: keySign(step.to) };
    if (keyRelation(step.from, step.to) === 'same') return said.keyStays(signs.to);
    return step.fits ? said.keyMoves(signs) : said.keyJump(signs);
}

const livelinessWords = (change: Step['liveliness']): string | null =>
    change === null || change === 'same' ? null : said[change];

const sharedWords = ({ shared }: Step): string | null =>
    shared.length > 0 ? words.because.both(list(shared.map(genreName))) : null;

const soundWords = (similarity: number): string => words.because.closeInSound(percent(Math.max(0, similarity)));

/** "118 BPM · Am": what a disc jockey looks for; empty where neither is known. */
export const rhythmWords = (rhythm: Pick<Rhythm, 'tempoBpm' | 'tempoConfidence'>, key: Key | null): string =>
    [songTempo(rhythm), key ? keySign(key) : ''].filter(Boolean).join(' · ');
