/** A file of the disk is replaced by another, whole or not at all: https://fs.spec.whatwg.org/#api-filesystemwritablefilestream */

/** Why a file is still what it was. 'changed-meanwhile': another program wrote it. 'in-use': another writes it. */
export type ReplaceProblem =
    'not-permitted' | 'file-gone' | 'changed-meanwhile' | 'in-use' | 'disk-full' | 'unreadable';

const problems: Readonly<Record<string, ReplaceProblem>> = {
    NotAllowedError: 'not-permitted',
    SecurityError: 'not-permitted',
    NotFoundError: 'file-gone',
    NotReadableError: 'changed-meanwhile',
    NoModificationAllowedError: 'in-use',
    InvalidStateError: 'changed-meanwhile',
    QuotaExceededError: 'disk-full',
};

export function problemOf(error: unknown): ReplaceProblem {
    return problems[error instanceof DOMException ? error.name : ''] ?? 'unreadable';
}

/**
 * What is written goes to a file beside it, which takes its place when it is whole: until then, and for good where this is aborted, where
 * it fails or where the browser ends, the old one stays. Rejects with the signal's reason where it is aborted.
 */
export async function replaceFile(
    handle: FileSystemFileHandle,
    { from, to }: { readonly from: File; readonly to: Blob },
    signal: AbortSignal,
): Promise<ReplaceProblem | null> {
    try {
        const writing = await handle.createWritable();
        try {
            await to.stream().pipeTo(writing, { signal, preventClose: true });
            const now = await handle.getFile();
            const isSame = now.size === from.size && now.lastModified === from.lastModified;
            signal.throwIfAborted();
            if (isSame) await writing.close();
            else await writing.abort();
            return isSame ? null : 'changed-meanwhile';
        } catch (error) {
            await writing.abort().catch(() => undefined);
            throw error;
        }
    } catch (error) {
        signal.throwIfAborted();
        return problemOf(error);
    }
}
