import type { Measurements } from './measurements.ts';
import { ratios } from './ratios.ts';

/** What is asked for on two cores without a graphics processor; the times of hearing are for MP3. */
const targets = {
    firstGenresMillis: 1000,
    wholeMillis: 3000,
    oneHourPeakBytes: 400e6,
    dropASongMillis: 2000,
    scriptBytes: 150_000,
};

/** A report for people, line by line: measures, and the targets beside them. */
export function report(measurements: Measurements): string {
    const { cores, runs, start, hearing, yardstick, oneHour, similarity } = measurements;
    return [
        `Segue on ${cores} cores`,
        '',
        `A song of four minutes, warm, median of ${runs} (milliseconds)`,
        row('', 'first genres', 'whole', 'decode', 'features', 'network', 'rhythm'),
        ...hearing.map(({ backend, format, firstGenresMillis, wholeMillis, stages }) =>
            row(
                `${format}, ${backend}`,
                firstGenresMillis,
                wholeMillis,
                stages.decode,
                stages.features,
                stages.network,
                stages.rhythm,
            ),
        ),
        row('target, mp3', targets.firstGenresMillis, targets.wholeMillis),
        row('essentia.js alone, mp3', '', '', yardstick.decodeMillis, yardstick.featuresMillis),
        '',
        `${'Hearing a song, beside other times of this run'.padEnd(74)}${'required'.padStart(26)}`,
        ...ratios(measurements).map(({ figure, value, required }) =>
            `  ${figure.padEnd(72)}${value.padStart(13)}${required.padStart(13)}`.trimEnd(),
        ),
        '',
        'An hour of MP3',
        `  ${seconds(oneHour.wholeMillis)}, peak ${megabytes(oneHour.peakBytes)} over idle (target ${megabytes(targets.oneHourPeakBytes)})`,
        '',
        'Nearest songs of a library (milliseconds)',
        row('', 'first', 'next'),
        ...similarity.map(({ songs, firstMillis, nextMillis }) => row(`${songs} songs`, firstMillis, nextMillis)),
        '',
        'Cold start',
        `  ${seconds(start.dropASongMillis)} to "Choose songs" (target ${seconds(targets.dropASongMillis)}), ` +
            `${kilobytes(start.scriptBytes)} of script, gzipped (target ${kilobytes(targets.scriptBytes)})`,
        '',
    ].join('\n');
}

function row(name: string, ...cells: readonly (string | number)[]): string {
    const shown = cells.map((cell) => (typeof cell === 'string' ? cell : decimals(cell)).padStart(13));
    return `  ${name.padEnd(24)}${shown.join('')}`;
}

function decimals(millis: number): string {
    return millis.toFixed(millis < 10 ? 2 : 0);
}

function seconds(millis: number): string {
    return `${(millis / 1000).toFixed(1)} s`;
}

function kilobytes(bytes: number): string {
    return `${Math.round(bytes / 1000)} kB`;
}

function megabytes(bytes: number | null): string {
    return bytes === null ? 'unknown' : `${Math.round(bytes / 1e6)} MB`;
}
