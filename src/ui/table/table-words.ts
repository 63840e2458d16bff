/** What stands in the library's table, and what is said of it. */
import type { Contract } from '../../contract.ts';
import { noRhythm } from '../../features/no-rhythm.ts';
import type { Track } from '../../flow.ts';
import type { Column, ColumnWriting } from '../../library/columns.ts';
import type { SortKey } from '../../library/sort-keys.ts';
import { filedAs } from '../../meaning/filing.ts';
import { isClearKey } from '../../meaning/key.ts';
import { read, type Reading } from '../../meaning/reading.ts';
import { isKeySure, isTempoSure } from '../../meaning/rhythm-surety.ts';
import { mixableRatio } from '../../meaning/tempo.ts';
import { songRhythm } from '../sets/set-words.ts';
import { clock, count, duration, howManySongs, numericDay, percent, row, sentences, tenth } from '../words/format.ts';
import { keyNotation } from '../words/key-notation.ts';
import { language, words } from '../words/language.svelte.ts';
import { genreName, keySign, moodNames, tempoNumber } from '../words/music.ts';

const moodText = (reading: Reading): string => row(moodNames(reading));

/** What is known beside a song. */
export interface CellKnown extends Pick<ColumnWriting, 'contract' | 'shelf'> {
    /** Names of the listener's own labels that hold of it. */
    readonly labelsOf: (track: Track) => readonly string[];
}

/** As the screen writes at the moment. */
export const columnWriting = ({
    contract,
    shelf,
    labelsOf,
}: CellKnown): ColumnWriting & { readonly locale: string } => ({
    contract,
    shelf,
    labelsText: (track) => row(labelsOf(track)),
    genreName,
    moodText,
    keyNotation: keyNotation(),
    locale: language.locale,
});

/** Empty where it is not known. */
export function cellText(column: Column, track: Track, { contract, shelf, labelsOf }: CellKnown): string {
    const { analysis } = track;
    const reading = read(analysis, contract);
    const rhythm = reading.rhythm ?? noRhythm;
    const { key, energy, loudnessLufs } = rhythm;
    switch (column) {
        case 'title':
            return track.title;
        case 'artist':
            return track.artist ?? '';
        case 'style': {
            const { genre, unfiled } = filedAs(track, shelf, contract);
            return unfiled ? words.unfiled[unfiled] : genreName(genre ?? '');
        }
        case 'tempo':
            return tempoNumber(rhythm);
        case 'key':
            return key ? keySign(key) : '';
        case 'energy':
            return energy === null ? '' : percent(energy);
        case 'mood':
            return moodText(reading);
        case 'labels':
            return row(labelsOf(track));
        case 'year':
            return track.year === undefined ? '' : String(track.year);
        case 'length':
            return clock(analysis.durationSeconds);
        case 'loudness':
            return loudnessLufs === null ? '' : tenth(loudnessLufs);
        case 'added':
            return numericDay(track.addedAt);
    }
}

/** What is to be told beside a cell's text; empty where nothing is. */
export function cellReserve(column: Column, track: Track, { contract }: CellKnown): string {
    const rhythm = read(track.analysis, contract).rhythm ?? noRhythm;
    if (column === 'tempo' && rhythm.tempoBpm !== null && !isTempoSure(rhythm)) return words.facts.orOctave;
    return column === 'key' && rhythm.key && !isKeySure(rhythm) ? words.facts.perhaps : '';
}

/** What stands above a column, where there is little room. */
export function headText(column: Column): string {
    const narrow: Readonly<Record<string, string>> = words.table.narrow;
    return narrow[column] ?? words.table.columns[column];
}

/** "Tempo (BPM), rising, 2 of 3": a column and how the table is sorted by it. */
export function headName(column: Column, keys: readonly SortKey[]): string {
    const name = words.table.columns[column];
    const place = keys.findIndex((key) => key.column === column);
    const key = keys[place];
    if (!key) return name;
    const sorted = words.table.sorted[key.isDescending ? 'down' : 'up'](name);
    return keys.length === 1
        ? sorted
        : words.table.sortedAlso({ sorted, place: count(place + 1), all: count(keys.length) });
}

/** Which keys and tempos are marked beside the song that plays. */
export function markedWords(playing: Track | null, contract: Contract): string {
    const { table } = words;
    if (!playing) return sentences([table.nothingPlays]);
    const { tempoBpm = null, key = null } = read(playing.analysis, contract).rhythm ?? {};
    const hasKey = key !== null && isClearKey(key);
    if (!hasKey && tempoBpm === null) return sentences([table.playsUnclear(playing.title)]);
    return sentences([
        table.plays({ title: playing.title, rhythm: songRhythm(playing, contract) }),
        ...(hasKey ? [table.fittingKeys] : []),
        ...(tempoBpm === null ? [] : [table.fittingTempos(percent(mixableRatio))]),
    ]);
}

/** "3 selected, 12 minutes". */
export const selectedWords = (tracks: readonly Track[]): string =>
    words.table.selected({
        songs: howManySongs(tracks.length),
        length: duration(tracks.reduce((sum, { analysis }) => sum + analysis.durationSeconds, 0)),
    });
