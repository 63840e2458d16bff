/** The places of songs as they are kept. */
import * as v from 'valibot';
import { type Database, databases } from '../storage/names.ts';
import { openRecordStore } from '../storage/record-store.ts';
import { attempt, type Stored } from '../storage/stored.ts';
import type { Places } from './layout.ts';

export interface KeptMap {
    /** The version of the network whose embeddings were laid out. */
    readonly model: string;
    readonly ids: readonly string[];
    /** In the order of the ids. */
    readonly places: Places;
    /** 0 to 1, see `trueness.ts`. */
    readonly trueness: number;
    /** How many songs have come since all were laid out. */
    readonly placedSince: number;
}

export interface MapStore {
    /** Null where none is kept, or none that can be read. */
    read(): Promise<Stored<KeptMap | null>>;
    write(map: KeptMap): Promise<Stored<null>>;
}

const key = 'map';
const version = 1;

const mapSchema = v.pipe(
    v.object({
        model: v.string(),
        ids: v.array(v.string()),
        places: v.custom<Places>((value) => value instanceof Float32Array && value.every(Number.isFinite)),
        trueness: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
        placedSince: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
    v.check(({ ids, places }) => places.length === 2 * ids.length, 'expected a place for each song'),
);
const recordSchema = v.object({ version: v.literal(version), map: mapSchema });

/** Opens lazily: nothing is touched, and nothing can fail, before the first call. */
export function openMapStore(database: Database = databases.map): MapStore {
    const store = openRecordStore(database);
    return {
        read: () =>
            attempt(async () => {
                const record = v.safeParse(recordSchema, await store.get(key));
                return record.success ? record.output.map : null;
            }),
        write: (map) => attempt(async () => (await store.set(key, { version, map }), null)),
    };
}
