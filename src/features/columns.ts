/** Where the columns of the picture stand: on a clock of hops at the contract's rate, whatever the song's own rate is. */
import type { InputContract } from '../contract.ts';

/** The sample of the song, at its own rate, on which a column's window is centred. */
export function columnCentreSample(input: InputContract, column: number, sampleRateHz: number): number {
    return Math.round((columnHop(input, column) * input.hopSamples * sampleRateHz) / input.sampleRateHz);
}

/** How many columns a song of so many samples (at its own rate) has: all whose centre is not after its end; 0 without samples. */
export function columnCount(input: InputContract, samples: number, sampleRateHz: number): number {
    if (samples === 0) return 0;
    const lastHop = Math.floor((samples * input.sampleRateHz) / (sampleRateHz * input.hopSamples));
    let columns = Math.ceil((lastHop + 1) / input.columnHops - 0.5);
    while (columnHop(input, columns) <= lastHop) columns++;
    while (columns > 0 && columnHop(input, columns - 1) > lastHop) columns--;
    return columns;
}

function columnHop(input: InputContract, column: number): number {
    return Math.floor((column + 0.5) * input.columnHops);
}
