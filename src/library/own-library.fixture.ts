/** Libraries of a test's own. */
import { type ChannelName, databases, lockNames } from '../storage/names.ts';
import { ownChannel, ownDatabase } from '../storage/own-names.fixture.ts';
import { Library } from './library.svelte.ts';
import type { Newest } from './newest.ts';
import { openTrackStore, type TrackDatabases } from './store.ts';

/** Where a library is; two libraries at one place are two windows. */
export interface Place {
    readonly databases: TrackDatabases;
    readonly newest: Newest;
    readonly channel: ChannelName;
}

export const ownTrackDatabases = (): TrackDatabases => ({
    tracks: ownDatabase(databases.tracks),
    pictures: ownDatabase(databases.pictures),
    writing: lockNames.libraryWriting,
});

function ownNewest(): Newest {
    let kept: readonly string[] = [];
    return { read: () => kept, keep: (ids) => void (kept = ids) };
}

export const ownPlace = (): Place => ({
    databases: ownTrackDatabases(),
    newest: ownNewest(),
    channel: ownChannel(),
});

export const libraryAt = (place = ownPlace()): Library =>
    new Library(openTrackStore(place.databases), place.channel, place.newest);
