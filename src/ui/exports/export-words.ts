/** What is said of files for other programs, and what they are called. */
import type { Contract } from '../../contract.ts';
import type { Home } from '../../exports/places.ts';
import type { Track } from '../../flow.ts';
import { read } from '../../meaning/reading.ts';
import { isTempoSure } from '../../meaning/rhythm-surety.ts';
import { list, row } from '../words/format.ts';
import { words } from '../words/language.svelte.ts';
import { energy, feelingNames, genreName, songTempo } from '../words/music.ts';

/** Where the list has to be put so that it leads to its songs. */
export function homeWords(home: Home): string {
    if (home.kind === 'in') return words.exports.homeIn(home.folder);
    if (home.kind === 'beside') return words.exports.homeBeside(list(home.folders));
    return home.kind === 'anywhere' ? words.exports.homeAnywhere : words.exports.homeWithSongs;
}

/** "Tense, dark, lively, 96 BPM?": what is heard in the song, for a comment. */
export function commentOf({ analysis }: Track, contract: Contract): string {
    const { shown, feeling, rhythm } = read(analysis, contract);
    return row([
        ...(feeling ? feelingNames(feeling) : []),
        ...shown.filter(({ kind }) => kind === 'mood').map(({ name }) => genreName(name)),
        ...(rhythm?.energy === null || rhythm?.energy === undefined ? [] : [energy(rhythm.energy)]),
        // The tempo's own field has no room for the question mark.
        ...(rhythm?.tempoBpm && !isTempoSure(rhythm) ? [songTempo(rhythm)] : []),
    ]);
}

/** The clearest style, else the family; empty where nothing is claimed. */
export function genreOf({ analysis }: Track, contract: Contract): string {
    const { ownStyle, filedUnder } = read(analysis, contract);
    const genre = ownStyle ?? filedUnder;
    return genre === null ? '' : genreName(genre);
}

/** Without what no file may be called. */
export const fileNameOf = (name: string, extension: string): string =>
    `${name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim() || words.app.name}.${extension}`;
