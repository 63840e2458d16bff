/** Libraries of a test's own. */
import { type ChannelName, type Database, databases, lockNames } from '../storage/names.ts';
import { ownChannel, ownDatabase } from '../storage/own-names.fixture.ts';
import { Library } from './library.svelte.ts';
import { openNewest } from './newest.ts';
import { openTrackStore, type TrackDatabases } from './store.ts';

/** Where a library is; two libraries at one place are two windows. */
export interface Place {
    readonly databases: TrackDatabases;
    readonly newest: Database;
    readonly channel: ChannelName;
}

export const ownTrackDatabases = (): TrackDatabases => ({
    tracks: ownDatabase(databases.tracks),
    pictures: ownDatabase(databases.pictures),
    writing: lockNames.libraryWriting,
});

export const ownPlace = (): Place => ({
    databases: ownTrackDatabases(),
    newest: ownDatabase(databases.newest),
    channel: ownChannel(),
});

export const libraryAt = (place = ownPlace()): Library =>
    new Library(openTrackStore(place.databases), place.channel, openNewest(place.newest));
