/**
 * A collection with a playlist for rekordbox (File > Preferences > Advanced > rekordbox xml), by Pioneer DJ's "XML format list":
 * https://cdn.rekordbox.com/files/20200410160904/xml_format_list.pdf
 */
import type { BeatGrid, Track } from '../flow.ts';
import type { Contract } from '../contract.ts';
import { isKeySure } from '../meaning/rhythm-surety.ts';
import { keySign } from '../meaning/key-notation.ts';
import { read } from '../meaning/reading.ts';
import { oneLine, wellFormed } from './one-line.ts';

export interface RekordboxSong {
    readonly track: Track;
    /** See `locationOf`. */
    readonly location: string;
    /** Family or style, mood and energy, in the listener's words; empty where nothing is claimed. */
    readonly genre: string;
    readonly comment: string;
    readonly playCount: number;
}

interface Options {
    readonly contract: Contract;
    readonly version: string;
    /** Of the playlist. */
    readonly name: string;
}

export function toRekordbox(songs: readonly RekordboxSong[], { contract, version, name }: Options): string {
    const tracks = songs.map((song, i) => trackElement(song, i + 1, contract));
    const keys = songs.map((_, i) => `        <TRACK${attributes({ Key: i + 1 })}/>`);
    return [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<DJ_PLAYLISTS Version="1.0.0">',
        `  <PRODUCT${attributes({ Name: 'Segue', Version: version, Company: '' })}/>`,
        `  <COLLECTION${attributes({ Entries: songs.length })}>`,
        ...tracks,
        '  </COLLECTION>',
        '  <PLAYLISTS>',
        `    <NODE${attributes({ Type: 0, Name: 'ROOT', Count: 1 })}>`,
        `      <NODE${attributes({ Type: 1, Name: name, KeyType: 0, Entries: songs.length })}>`,
        ...keys,
        '      </NODE>',
        '    </NODE>',
        '  </PLAYLISTS>',
        '</DJ_PLAYLISTS>',
        '',
    ].join('\n');
}

function trackElement(
    { track, location, genre, comment, playCount }: RekordboxSong,
    id: number,
    contract: Contract,
): string {
    const { title, artist = '', album = '', year = 0, fileName, addedAt, analysis } = track;
    const { tempoBpm = null, key = null, beats = null } = read(analysis, contract).rhythm ?? {};
    const about = attributes({
        TrackID: id,
        Name: title,
        Artist: artist,
        Album: album,
        Genre: genre,
        Kind: `${fileName.split('.').at(-1)?.toUpperCase() ?? ''} File`,
        TotalTime: Math.round(analysis.durationSeconds),
        Year: year,
        ...(tempoBpm !== null && { AverageBpm: tempoBpm.toFixed(2) }),
        DateAdded: new Date(addedAt).toISOString().slice(0, 10),
        Comments: comment,
        PlayCount: playCount,
        Location: location,
        ...(key && isKeySure({ key }) && { Tonality: keySign(key, 'musical') }),
    });
    if (!beats) return `    <TRACK${about}/>`;
    const grid = anchorsOf(beats, analysis.durationSeconds).map((anchor) => `      <TEMPO${attributes(anchor)}/>`);
    return [`    <TRACK${about}>`, ...grid, '    </TRACK>'].join('\n');
}

/** So far a grid may run from its beats before it is anchored anew: tempos have two decimals there. */
const mostDriftSeconds = 0.005;
const beatsInBar = 4;

/** Where a bar is said to begin is a guess: Segue hears beats, not bars. */
function anchorsOf({ firstSeconds, bpm }: BeatGrid, durationSeconds: number): readonly Record<string, string>[] {
    const rounded = bpm.toFixed(2);
    const drift = Math.abs(60 / bpm - 60 / Number(rounded));
    const beats = Math.max(0, Math.floor(((durationSeconds - firstSeconds) * bpm) / 60));
    const every = drift === 0 ? Infinity : Math.floor(mostDriftSeconds / drift / beatsInBar) * beatsInBar;
    const step = Math.max(beatsInBar, Math.min(every, beats + beatsInBar));
    return Array.from({ length: Math.floor(beats / step) + 1 }, (_, i) => ({
        Inizio: (firstSeconds + (i * step * 60) / bpm).toFixed(3),
        Bpm: rounded,
        Metro: '4/4',
        Battito: '1',
    }));
}

const attributes = (all: Readonly<Record<string, string | number>>): string =>
    Object.entries(all)
        .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
        .join('');

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML 1.0 knows neither control characters nor halves of surrogate pairs: https://www.w3.org/TR/xml/#charsets */
const escaped = (text: string): string =>
    oneLine(wellFormed(text))
        .replace(/[\uFFFE\uFFFF]/g, '')
        .replace(/[&<>"]/g, (character) => entities[character] ?? character);
