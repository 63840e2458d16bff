/** A song of a library's file: bytes of unknown origin until proven otherwise. */
import * as v from 'valibot';
import { cleanText, mbidsIn } from '../audio/tags/clean-text.ts';
import { quadrants as quadrantNames, type Contract } from '../contract.ts';
import { mostKeptColumns } from '../features/picture.ts';
import type { Picture, Track } from '../flow.ts';
import { isHeardByAnother } from '../meaning/same-network.ts';
import { longestText } from './kept-fields.ts';
import { noPicture, toPicture, toTrack } from './schema.ts';

export interface Song {
    readonly track: Track;
    readonly picture: Picture;
}

const largestCoverBytes = 1024 * 1024;
const coverTypes = ['image/jpeg', 'image/png', 'image/webp'];
const mostArtists = 10;
/** A week. */
const longestSeconds = 604_800;
const fastestBpm = 1000;
const usualBpm = 120;

const withPicture = v.object({ picture: v.unknown() });

/** Null where it is none. A cover or picture that cannot be shown is left out. */
export function toSong(kept: unknown, contract: Contract, now: number): Song | null {
    const track = toTrack(kept);
    if (!track || !isPlausible(track) || !fits(track, contract)) return null;
    const { cover, artist, album, artists, recordingId, artistIds, ...rest } = track;
    const [cleanArtist, cleanAlbum] = [cleanText(artist), cleanText(album)];
    const [recording] = mbidsIn(recordingId ?? '');
    const isShown = cover && coverTypes.includes(cover.type) && cover.size <= largestCoverBytes;
    const { picture } = v.is(withPicture, kept) ? kept : { picture: null };
    return {
        // A clock that was ahead would keep the song on top of the list.
        track: {
            ...rest,
            title: cleanText(track.title) ?? track.fileName,
            ...(cleanArtist !== undefined && { artist: cleanArtist }),
            ...(cleanAlbum !== undefined && { album: cleanAlbum }),
            ...(artists && { artists: artists.slice(0, mostArtists).flatMap((name) => cleanText(name) ?? []) }),
            ...(recording !== undefined && { recordingId: recording }),
            ...(artistIds && { artistIds: artistIds.slice(0, mostArtists).flatMap(mbidsIn) }),
            addedAt: Math.min(track.addedAt, now),
            ...(isShown && { cover }),
        },
        picture: shownPicture(picture, contract) ?? noPicture,
    };
}

/** Null for one that this network's front end would not make: it could not be shown at its frequencies, and no network could hear it. */
function shownPicture(kept: unknown, { input }: Contract): Picture | null {
    const picture = toPicture(kept);
    return picture?.bands === input.bands && picture.columns <= mostKeptColumns ? picture : null;
}

function isPlausible({ id, fileName, title, artist = '', album = '', addedAt, analysis }: Track): boolean {
    const { durationSeconds, timeline, embedding, rhythm } = analysis;
    const { families, styles, moods, quadrants, genres, tags, classes } = analysis;
    const heard = [families, styles, moods, quadrants, genres, tags, classes];
    const shares = [...heard, ...timeline.map((moment) => moment.families)].flat();
    const squares = embedding.reduce((sum, value) => sum + value * value, 0);
    return (
        id !== '' &&
        [id, fileName, title, artist, album].every((text) => text.length <= longestText) &&
        addedAt >= 0 &&
        isBetween(durationSeconds, 0, longestSeconds) &&
        isBetween(rhythm.tempoBpm ?? usualBpm, 1, fastestBpm) &&
        isBetween(rhythm.beats?.bpm ?? usualBpm, 1, fastestBpm) &&
        shares.every((p) => p >= 0 && p <= 1) &&
        timeline.every(({ startSeconds, endSeconds }) => startSeconds >= 0 && endSeconds >= startSeconds) &&
        // Unit length, or its similarity with others would mean nothing.
        Math.abs(squares - 1) < 0.01
    );
}

const isBetween = (value: number, least: number, most: number): boolean => value >= least && value <= most;

/** What claims to be heard by this network has as many answers as it gives. */
function fits({ analysis }: Track, contract: Contract): boolean {
    if (isHeardByAnother(analysis, contract)) return true;
    const named = (['families', 'styles', 'moods', 'genres', 'tags', 'classes'] as const).every(
        (name) => analysis[name].length === contract[name].length,
    );
    return named && analysis.quadrants.length === quadrantNames.length;
}
