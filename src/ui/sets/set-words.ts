/** What is said of a whole set, and how it is written down. */
import type { Contract } from '../../contract.ts';
import { noRhythm } from '../../features/no-rhythm.ts';
import type { Track } from '../../flow.ts';
import { isClearKey } from '../../meaning/key.ts';
import { read } from '../../meaning/reading.ts';
import { isSmooth, type Step } from '../../meaning/step.ts';
import { oneLine } from '../../exports/one-line.ts';
import { isHeardLive } from '../../library/heard-live.ts';
import type { StreamedSong } from '../../sets/streamed-song.ts';
import type { SongSet } from '../../sets/song-set.ts';
import { count, duration, howManySongs, sentences, together } from '../words/format.ts';
import { words } from '../words/language.svelte.ts';
import { serviceName } from '../words/services.ts';
import { rhythmWords, stepWords } from './step-words.ts';

/** By the songs that it is held to begin and end with. */
export function setTitle(songs: readonly Track[], { locked }: SongSet): string {
    const [first, last] = [songs[0], songs.at(-1)];
    if (!first || !locked.has(first.id)) return words.sets.ofLibrary;
    if (!last || last === first || !locked.has(last.id)) return words.sets.from(first.title);
    return words.sets.fromTo({ first: first.title, last: last.title });
}

/** "20 songs, 78 minutes. Tempo or key clash at 2 of 19 steps." */
export function setSentence(songs: readonly Track[], steps: readonly Step[]): string {
    const seconds = songs.reduce((sum, { analysis }) => sum + analysis.durationSeconds, 0);
    const length = words.sets.summary({ songs: howManySongs(songs.length), length: duration(seconds) });
    const clashes = steps.filter((step) => !isSmooth(step)).length;
    const flow =
        clashes === 0 ? words.sets.smooth : words.sets.clashes({ clashes: count(clashes), steps: count(steps.length) });
    return sentences(steps.length > 0 ? [length, flow] : [length]);
}

/** Why some of the songs do not play, of which so many are at hand. */
export function missingSound(ids: readonly string[], atHand: number): string {
    const live = ids.filter(isHeardLive).length;
    const drop = atHand === 0 ? words.song.dropToPlay : words.sets.atHand(howManySongs(atHand));
    const heard = sentences([words.text.labelled({ label: words.live.noFile, value: howManySongs(live) })]);
    if (live === 0) return drop;
    return atHand + live < ids.length ? together(drop, heard) : heard;
}

export function songRhythm({ analysis }: Track, contract: Contract): string {
    const rhythm = read(analysis, contract).rhythm ?? noRhythm;
    return rhythmWords(rhythm, rhythm.key && isClearKey(rhythm.key) ? rhythm.key : null);
}

interface Known {
    readonly contract: Contract;
    /** The song of a service that a track is of. */
    readonly streamed: (trackId: string) => StreamedSong | undefined;
}

/** A numbered line for each song, under it the page of one that a service streams, and why the step to the next works. */
export function setAsText(songs: readonly Track[], steps: readonly Step[], { contract, streamed }: Known): string {
    const lines = songs.flatMap((track, place) => {
        const name = [track.artist, track.title].filter(Boolean).join(' – ');
        const rhythm = songRhythm(track, contract);
        const step = steps[place];
        const stream = streamed(track.id);
        return [
            `${place + 1}. ${oneLine(name)}${rhythm === '' ? '' : ` (${rhythm})`}`,
            ...(stream ? [`   ${[serviceName(stream.service), stream.page].filter(Boolean).join(': ')}`] : []),
            ...(step ? [`   ${stepWords(step)}`] : []),
        ];
    });
    return `${lines.join('\n')}\n`;
}
