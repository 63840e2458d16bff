import { type KeptStore, openKeptStore } from '../storage/kept-store.ts';
import { type Database, databases } from '../storage/names.ts';
import { fromLabelRecord, toLabelRecord, type Label } from './label.ts';

export const openLabelStore = (database: Database = databases.labels): KeptStore<Label> =>
    openKeptStore(database, { toRecord: toLabelRecord, fromRecord: fromLabelRecord });
