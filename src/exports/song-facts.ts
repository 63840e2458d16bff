/** All that is known of a song, as tables and scripts read it; `docs/exports.md` says what each column means. */
import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import { isKeySure } from '../meaning/rhythm-surety.ts';
import { keySign } from '../meaning/key-notation.ts';
import { read } from '../meaning/reading.ts';
import type { Plays } from '../playback/plays.svelte.ts';
import { toCsv } from './csv.ts';
import type { Place } from './places.ts';

interface Known {
    readonly contract: Contract;
    readonly place: Place | null;
    readonly plays: Plays | null;
    /** Names of the listener's own that hold of it. */
    readonly labels: readonly string[];
}

export function songFacts(track: Track, { contract, place, plays, labels }: Known) {
    const reading = read(track.analysis, contract);
    const { rhythm, feeling } = reading;
    const key = rhythm && isKeySure(rhythm) ? rhythm.key : null;
    return {
        title: track.title,
        artist: track.artist ?? null,
        album: track.album ?? null,
        year: track.year ?? null,
        durationSeconds: rounded(track.analysis.durationSeconds),
        fileName: track.fileName,
        folder: place?.folderName ?? null,
        path: place?.path ?? null,
        families: reading.claimed,
        styles: reading.claimedStyles,
        moods: reading.shown.filter(({ kind }) => kind === 'mood').map(({ name }) => name),
        labels,
        valence: rounded(feeling?.valence),
        arousal: rounded(feeling?.arousal),
        tempoBpm: rounded(rhythm?.tempoBpm),
        tempoConfidence: rounded(rhythm?.tempoConfidence),
        firstBeatSeconds: rounded(rhythm?.beats?.firstSeconds),
        key: key && keySign(key, 'musical'),
        camelot: key && keySign(key, 'camelot'),
        openKey: key && keySign(key, 'open-key'),
        loudnessLufs: rounded(rhythm?.loudnessLufs),
        danceability: rounded(rhythm?.danceability),
        energy: rounded(rhythm?.energy),
        plays: plays?.count ?? 0,
        lastPlayedAt: plays ? new Date(plays.lastAt).toISOString() : null,
        addedAt: new Date(track.addedAt).toISOString(),
        recordingId: track.recordingId ?? null,
        network: reading.heardBy,
        id: track.id,
    };
}

export type SongFacts = ReturnType<typeof songFacts>;

export const columns = [
    ...['title', 'artist', 'album', 'year', 'durationSeconds', 'fileName', 'folder', 'path'],
    ...['families', 'styles', 'moods', 'labels', 'valence', 'arousal', 'tempoBpm', 'tempoConfidence'],
    ...['firstBeatSeconds', 'key', 'camelot', 'openKey', 'loudnessLufs', 'danceability', 'energy'],
    ...['plays', 'lastPlayedAt', 'addedAt', 'recordingId', 'network', 'id'],
] as readonly (keyof SongFacts)[];

/** Several in a cell are parted by semicolons. */
export const factsAsCsv = (songs: readonly SongFacts[]): string =>
    toCsv(
        columns,
        songs.map((song) => ({
            ...song,
            families: song.families.join('; '),
            styles: song.styles.join('; '),
            moods: song.moods.join('; '),
            labels: song.labels.join('; '),
        })),
    );

export const factsAsJson = (songs: readonly SongFacts[]): string => `${JSON.stringify(songs, null, 4)}\n`;

const rounded = (value: number | null | undefined): number | null =>
    value === null || value === undefined ? null : Math.round(value * 1000) / 1000;
