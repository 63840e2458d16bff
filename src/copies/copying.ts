import { type StorageReason, storageReason } from '../storage/stored.ts';

/** Why a song's sound was not copied. 'unreadable-file': its own file could not be read. */
export type CopyProblem = StorageReason | 'unreadable-file';

export type CopyOutcome = { readonly ok: true } | { readonly ok: false; readonly reason: CopyProblem };

/** Where a copy is written. */
export interface Sink {
    write(piece: ArrayBuffer): Promise<void>;
    /** Only then the copy is there. */
    close(): Promise<void>;
    abort(): Promise<void>;
}

interface Options {
    readonly signal?: AbortSignal;
    /** Told how many bytes are written so far. */
    readonly onProgress: (bytes: number) => void;
}

const pieceBytes = 2 ** 22;

/** Copies a file piece by piece, so that one of gigabytes needs no memory of that size. Rejects with the signal's reason when aborted. */
export async function copyInto(sink: Sink, file: Blob, { signal, onProgress }: Options): Promise<CopyOutcome> {
    const outcome = await copyPieces(sink, file, { ...(signal && { signal }), onProgress });
    if (outcome.ok && !signal?.aborted) return outcome;
    // What it would tell is known already.
    await sink.abort().catch(() => undefined);
    signal?.throwIfAborted();
    return outcome;
}

async function copyPieces(sink: Sink, file: Blob, { signal, onProgress }: Options): Promise<CopyOutcome> {
    for (let at = 0; at < file.size && !signal?.aborted; at += pieceBytes) {
        const piece = await file
            .slice(at, at + pieceBytes)
            .arrayBuffer()
            .catch(() => null);
        if (!piece) return { ok: false, reason: 'unreadable-file' };
        const written = await attempted(() => sink.write(piece));
        if (!written.ok) return written;
        onProgress(at + piece.byteLength);
    }
    return signal?.aborted ? { ok: true } : attempted(() => sink.close());
}

async function attempted(work: () => Promise<void>): Promise<CopyOutcome> {
    try {
        await work();
        return { ok: true };
    } catch (error) {
        return { ok: false, reason: storageReason(error) };
    }
}
