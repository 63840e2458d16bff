import type { Fate } from './files.ts';

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
