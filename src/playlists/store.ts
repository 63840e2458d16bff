import { type KeptStore, openKeptStore } from '../storage/kept-store.ts';
import { type Database, databases } from '../storage/names.ts';
import { fromPlaylistRecord, type Playlist, toPlaylistRecord } from './playlist.ts';

export const openPlaylistStore = (database: Database = databases.playlists): KeptStore<Playlist> =>
    openKeptStore(database, { toRecord: toPlaylistRecord, fromRecord: fromPlaylistRecord });
