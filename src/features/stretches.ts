/** The pieces of a song that are heard together, in columns. */
import type { InputContract } from '../contract.ts';
import type { LogMel } from '../flow.ts';

export interface Stretch {
    readonly startColumn: number;
    readonly columns: number;
}

/**
 * The stretches of a song: one after the other, each scaled to its own range; the last one ends where the song ends, so it overlaps the
 * one before. A song shorter than a stretch is one short stretch; a song without columns has none.
 */
export function stretchesOf(input: InputContract, columns: number): Stretch[] {
    const length = Math.min(columns, input.stretchColumns);
    return startsOf(columns, length, input.stretchColumns).map((startColumn) => ({ startColumn, columns: length }));
}

/** A view of the columns of a stretch. */
export function columnsOf({ bands, decibels }: LogMel, { startColumn, columns }: Stretch): LogMel {
    return { bands, columns, decibels: decibels.subarray(startColumn * bands, (startColumn + columns) * bands) };
}

/** Where the patches of a stretch begin, counted from its first column; a full stretch has the contract's. */
export function patchStarts(input: InputContract, columns: number): readonly number[] {
    if (columns === input.stretchColumns) return input.patchStarts;
    const hop = Math.round(input.patchColumns / 2);
    return startsOf(columns, Math.min(columns, input.patchColumns), hop);
}

function startsOf(columns: number, length: number, hop: number): number[] {
    if (columns === 0) return [];
    const last = columns - length;
    const whole = Array.from({ length: Math.ceil(last / hop) }, (_, index) => index * hop);
    return [...whole, last];
}
