/** What is kept of a song to hear later, and how it is read again. */
import * as v from 'valibot';
import { languages } from '../../flow.ts';
import type { Recommendation } from '../recommendation.ts';
import { factsOf, services } from '../sources.ts';

/** A recommendation without what was heard of it, which is large and can be heard again. */
export interface LaterSong extends Omit<Recommendation, 'heard' | 'title'> {
    /** Missing, with all else that its service said, from when its terms let that be kept no longer until it is asked anew. */
    readonly title?: string;
    /** By what the listener finds a song of the own library again: it has no address. */
    readonly fileName?: string;
    /** Milliseconds since 1970. */
    readonly addedAt: number;
}

const version = 1;

const address = v.pipe(v.string(), v.startsWith('https://'), v.url());
const language = v.picklist(languages);

const judgementSchema = v.variant('kind', [
    v.object({
        kind: v.literal('script'),
        language,
        script: v.picklist(['kana', 'hangul', 'han', 'cyrillic', 'latin']),
        of: v.picklist(['title', 'artist']),
    }),
    v.object({ kind: v.literal('declared'), language, by: v.exactOptional(v.picklist(services)) }),
    v.object({ kind: v.picklist(['released', 'uploaded']), date: v.string() }),
    v.object({ kind: v.literal('genre'), genre: v.string() }),
    v.object({ kind: v.literal('played-beside'), of: v.picklist(['song', 'artist']) }),
    v.object({ kind: v.literal('sounds-alike') }),
    v.object({ kind: v.literal('no-voices'), by: v.picklist(['sound', 'title', 'catalogue']) }),
]);

const songSchema = v.object({
    service: v.picklist(services),
    id: v.string(),
    title: v.exactOptional(v.string()),
    artist: v.exactOptional(v.string()),
    album: v.exactOptional(v.string()),
    durationSeconds: v.exactOptional(v.pipe(v.number(), v.finite())),
    page: v.exactOptional(address),
    cover: v.exactOptional(address),
    frame: v.exactOptional(address),
    stream: v.exactOptional(address),
    elsewhere: v.exactOptional(v.pipe(v.array(v.object({ service: v.picklist(services), address })), v.readonly())),
    answeredAt: v.exactOptional(v.pipe(v.number(), v.finite())),
    judgements: v.pipe(v.array(judgementSchema), v.readonly()),
    fileName: v.exactOptional(v.string()),
    addedAt: v.pipe(v.number(), v.finite()),
});

const recordSchema = v.object({ version: v.literal(version), song: songSchema });

/** What may be kept is what can be read: a new kind of judgement does not compile before it has a schema. */
export type LaterRecord = v.InferOutput<typeof recordSchema>;

export function toLaterSong({ heard, ...song }: Recommendation, addedAt: number): LaterSong {
    const fileName = song.service === 'library' ? heard?.track.fileName : undefined;
    return { ...song, ...(fileName !== undefined && { fileName }), addedAt };
}

const dayMillis = 24 * 60 * 60 * 1000;

/**
 * The song as it may be kept now (milliseconds since 1970): the same, or only what the listener's choice needs, which is the
 * song that it names, by its addresses too, and when it was chosen.
 */
export function asMayBeKept(song: LaterSong, now: number): LaterSong {
    const { service, id, title, page, frame, addedAt, answeredAt = addedAt } = song;
    if (title === undefined || now - answeredAt <= factsOf(service).keptWordsDays * dayMillis) return song;
    const addresses = { ...(page !== undefined && { page }), ...(frame !== undefined && { frame }) };
    return { service, id, ...addresses, judgements: [], addedAt };
}

export function toLaterRecord(song: LaterSong): LaterRecord {
    return { version, song };
}

/** Null for what is no record of this version. */
export function fromLaterRecord(kept: unknown): LaterSong | null {
    const record = v.safeParse(recordSchema, kept);
    return record.success ? record.output.song : null;
}
