/** One file all the way to the library. */
import type { Analyser } from '../analysis/analyser.ts';
import type { Progress } from '../analysis/protocol.ts';
import { titleFromFileName } from '../audio/file-name.ts';
import { contentId } from '../audio/identity.ts';
import { shrinkCover } from './cover.ts';
import { toldBySheet } from './cue-sheets.ts';
import type { Analysis, FileTags, Reason, Track } from '../flow.ts';
import type { Library } from '../library/library.svelte.ts';
import { isHeardByAnother } from '../meaning/same-network.ts';
import { isSameSound } from '../meaning/same-sound.ts';
import { abortable } from '../storage/abortable.ts';
import type { StorageReason } from '../storage/stored.ts';
import { mayBeIn } from './tagged-anew.ts';

/** `known`: the library had heard this content already. */
export type Ingested =
    | { readonly ok: true; readonly trackId: string; readonly known: boolean }
    | { readonly ok: false; readonly reason: Reason | StorageReason; readonly codec?: string };

export interface IngestOptions {
    readonly signal: AbortSignal;
    readonly onProgress: (progress: Progress) => void;
}

/** Rejects with the signal's reason when cancelled, and then keeps nothing. */
export type Ingest = (file: File, options: IngestOptions) => Promise<Ingested>;

interface Parts {
    readonly analyser: Pick<Analyser, 'analyse'>;
    readonly library: Library;
    /** The version of the network that would hear; null when none can be loaded. */
    readonly modelVersion: () => Promise<string | null>;
    /** The song that a file of this content is, where its tags were written after it was heard; else null. */
    readonly taggedSong?: (contentId: string) => Promise<string | null>;
    /** A file of this content is that song, whose tags another program has written. */
    readonly onTaggedAnew?: (contentId: string, trackId: string) => Promise<unknown>;
}

export function createIngest({ analyser, library, modelVersion, taggedSong, onTaggedAnew }: Parts): Ingest {
    const underWay = new Map<string, Promise<Ingested>>();

    async function ingest(id: string, file: File, { signal, onProgress }: IngestOptions): Promise<Ingested> {
        const sheet = toldBySheet(file);
        if (await isKnown(id)) {
            await tellParts(id, sheet);
            return { ok: true, trackId: id, known: true };
        }
        const outcome = await analyser.analyse(file, { signal, onProgress });
        if (!outcome.ok) return outcome;
        const about = await describe(file, { ...sheet, ...outcome.fileTags });
        const analysis = withCaution(outcome.analysis, about);
        signal.throwIfAborted();
        const before = library.get(id) ?? songBefore(file, analysis);
        const [trackId, addedAt] = [before?.id ?? id, before?.addedAt ?? Date.now()];
        if (trackId !== id) await onTaggedAnew?.(id, trackId);
        const stored = await library.add({ id: trackId, addedAt, ...about, analysis }, outcome.picture);
        if (stored.ok) return { ok: true, trackId, known: false };
        // It can be read all the same, as long as it stands on the list.
        onProgress({ stage: 'finding-tempo', fraction: 1, soFar: analysis, picture: outcome.picture });
        return stored;
    }

    /** The song whose sound the file has, where it may be that one's. */
    function songBefore(file: File, analysis: Analysis): Track | undefined {
        const songs = mayBeIn(file).map((id) => library.get(id));
        return songs.find((song) => song && isSameSound(song.analysis, analysis));
    }

    async function isKnown(id: string): Promise<boolean> {
        await library.settled();
        const track = library.get(id);
        if (!track) return false;
        const version = await modelVersion();
        return version === null || !isHeardByAnother(track.analysis, { version });
    }

    /** To a song that was heard before its cue sheet came. */
    async function tellParts(id: string, { parts }: FileTags): Promise<void> {
        const track = library.get(id);
        if (!track || parts === undefined || track.parts !== undefined) return;
        const picture = await library.picture(id);
        if (picture) await library.add({ ...track, parts, analysis: withCaution(track.analysis, { parts }) }, picture);
    }

    return async (file, options) => {
        const ownId = await identify(file);
        const id = (ownId !== null && (await taggedSong?.(ownId))) || ownId;
        if (id === null) return { ok: false, reason: file.size === 0 ? 'empty-file' : 'unreadable-file' };
        // The same content dropped twice at once: the second waits, and then finds it known (or hears it, if the first failed).
        for (let first = underWay.get(id); first; first = underWay.get(id)) {
            await abortable(
                first.catch(() => undefined),
                options.signal,
            );
        }
        options.signal.throwIfAborted();
        const hearing = ingest(id, file, options).finally(() => underWay.delete(id));
        underWay.set(id, hearing);
        return hearing;
    };
}

/** The analyser knows the file alone, not the cue sheet beside it. */
function withCaution(analysis: Analysis, { parts }: Pick<FileTags, 'parts'>): Analysis {
    const { cautions } = analysis;
    if (parts === undefined || cautions.includes('several-parts')) return analysis;
    return { ...analysis, cautions: [...cautions, 'several-parts'] };
}

async function identify(file: File): Promise<string | null> {
    try {
        return await contentId(file);
    } catch {
        // The browser may not read it (any more): moved, changed or forbidden since it was dropped.
        return null;
    }
}

type About = Omit<Track, 'id' | 'addedAt' | 'analysis'>;

async function describe(file: File, { covers = [], ...fileTags }: FileTags): Promise<About> {
    const cover = await firstShrunk(covers);
    return {
        fileName: file.name,
        ...titleFromFileName(file.name),
        ...fileTags,
        ...(cover && { cover }),
    };
}

/** The likeliest cover that the browser finds a picture in. */
async function firstShrunk(covers: readonly Blob[]): Promise<Blob | undefined> {
    for (const cover of covers) {
        const small = await shrinkCover(cover);
        if (small) return small;
    }
    return undefined;
}
