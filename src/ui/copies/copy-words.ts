import type { CopyTask, Proposal } from '../../copies/copies.svelte.ts';
import { bytes, howManySongs, together } from '../words/format.ts';
import { words } from '../words/language.svelte.ts';

/** What it would take to keep the sound of the songs, and what of it is possible. */
export function proposalWords({ trackIds, bytes: size, freeBytes, without }: Proposal): readonly string[] {
    const asks = words.copies.asks({ songs: howManySongs(trackIds.length), size: bytes(size) });
    return [
        ...(trackIds.length > 0 ? [together(asks, words.copies.what)] : []),
        ...(freeBytes !== null && trackIds.length > 0
            ? [words.copies[hasRoom({ bytes: size, freeBytes }) ? 'free' : 'noRoom'](bytes(freeBytes))]
            : []),
        ...(without > 0 ? [words.copies.without(without)] : []),
    ];
}

export const hasRoom = ({ bytes: size, freeBytes }: Pick<Proposal, 'bytes' | 'freeBytes'>): boolean =>
    freeBytes === null || size <= freeBytes;

/** What became of it. */
export function endWords({
    copied,
    unreadable,
    problem,
}: Extract<CopyTask, { stage: 'ended' | 'copying' }>): readonly string[] {
    return [
        words.copies.kept({ songs: howManySongs(copied.songs), size: bytes(copied.bytes) }),
        ...(unreadable > 0 ? [words.copies.unreadable(unreadable)] : []),
        ...(problem ? [words.copyProblems[problem]] : []),
    ];
}

/** "12 songs, 84 MB". */
export const howMuch = (songs: number, size: number): string =>
    words.copies.amount({ songs: howManySongs(songs), size: bytes(size) });
