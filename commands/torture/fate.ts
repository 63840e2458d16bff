import type { Failure } from '../../src/flow.ts';

/** What one broken file came to. */
export interface Fate {
    readonly format: string;
    readonly mutation: string;
    readonly end: 'heard' | Failure['reason'] | 'hung' | 'page-crashed';
    readonly message: string;
    readonly millis: number;
    /** Over what the browser needed before the first file; null where it cannot be told. */
    readonly peakBytes: number | null;
}

/** A line for each mutation of each format: how its files ended, and the slowest of them. */
export function tabulate(fates: readonly Fate[]): string {
    const kindOf = ({ format, mutation }: Fate): string => `${format}, ${mutation}`;
    const kinds = [...new Set(fates.map(kindOf))].sort((a, b) => a.localeCompare(b));
    const lines = kinds.map((kind) => {
        const those = fates.filter((fate) => kindOf(fate) === kind);
        const slowestSeconds = Math.max(...those.map(({ millis }) => millis)) / 1000;
        return `${kind}: ${countEnds(those)}; ${slowestSeconds.toFixed(1)} s\n`;
    });
    return lines.join('');
}

/** "3 damaged, 2 heard", the most frequent first. */
export function countEnds(fates: readonly Fate[]): string {
    const count = (end: Fate['end']): number => fates.filter((fate) => fate.end === end).length;
    const ends = [...new Set(fates.map(({ end }) => end))].sort((a, b) => count(b) - count(a));
    return ends.map((end) => `${count(end)} ${end}`).join(', ');
}
