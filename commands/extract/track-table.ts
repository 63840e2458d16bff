/** The table of tracks that stands beside the pictures: labels, groups and folds. */

export interface TrackEntry {
    readonly track: string;
    readonly genre: string;
    /** Empty when unknown. */
    readonly artist: string;
    readonly title: string;
    /** The track's row; null when it could not be heard. */
    readonly levels: Uint8Array | null;
}

const columns = ['track', 'genre', 'artist', 'title', 'group', 'usable', 'random10', 'grouped5', 'fault_filtered'];

/**
 * The table as CSV. Tracks of one artist are one group, tracks without an artist are groups of their own. Unusable are files that could
 * not be heard and exact repeats of an earlier track. `random10` spreads each genre evenly over ten folds, `grouped5` the usable tracks
 * over five, a group never in two; both are the same whenever the tracks are. `fault_filtered` is known for GTZAN only and stays empty.
 */
export function trackTable(entries: readonly TrackEntry[]): string {
    const groups = groupsOf(entries);
    const usable = usableOf(entries);
    const random10 = stratifiedFolds(entries, 10);
    const grouped5 = groupedFolds(entries, groups, usable, 5);
    const rows = entries.map((entry, i) =>
        [
            entry.track,
            entry.genre,
            entry.artist,
            entry.title,
            groups[i],
            usable[i] ? 1 : 0,
            random10[i],
            grouped5[i],
            '',
        ]
            .map((value) => quoted(String(value ?? '')))
            .join(','),
    );
    return [columns.join(','), ...rows, ''].join('\n');
}

function groupsOf(entries: readonly TrackEntry[]): number[] {
    const numbers = new Map<string, number>();
    return entries.map(({ artist, track }) => {
        const name = artist === '' ? `track ${track}` : `artist ${artist.toLowerCase()}`;
        const number = numbers.get(name) ?? numbers.size;
        numbers.set(name, number);
        return number;
    });
}

function usableOf(entries: readonly TrackEntry[]): boolean[] {
    const seen = new Set<string>();
    return entries.map(({ levels }) => {
        const content = levels === null ? null : Buffer.from(levels).toString('base64');
        const isNew = content !== null && !seen.has(content);
        if (content !== null) seen.add(content);
        return isNew;
    });
}

function stratifiedFolds(entries: readonly TrackEntry[], folds: number): number[] {
    const result = new Array<number>(entries.length).fill(0);
    const random = seededRandom(20_010);
    let next = 0;
    for (const genre of new Set(entries.map((entry) => entry.genre))) {
        const members = entries.flatMap((entry, i) => (entry.genre === genre ? [{ i, order: random() }] : []));
        for (const { i } of members.sort((a, b) => a.order - b.order)) result[i] = next++ % folds;
    }
    return result;
}

/** The largest group first, each to the fold with the fewest tracks of its genre, then with the fewest tracks. */
function groupedFolds(
    entries: readonly TrackEntry[],
    groups: number[],
    usable: boolean[],
    folds: number,
): (number | '')[] {
    const members = new Map<number, { readonly genre: string; readonly i: number }[]>();
    entries.forEach(({ genre }, i) => {
        const group = groups[i] ?? 0;
        if (usable[i]) members.set(group, [...(members.get(group) ?? []), { genre, i }]);
    });
    const tracks = Array.from({ length: folds }, () => new Map<string, number>());
    const result = entries.map((): number | '' => '');
    const count = (fold: number, genre: string): number => tracks[fold]?.get(genre) ?? 0;
    for (const group of [...members.values()].sort((a, b) => b.length - a.length)) {
        const genre = group[0]?.genre ?? '';
        const best = tracks
            .map((_, fold) => ({ fold, ofGenre: count(fold, genre), all: count(fold, '') }))
            .sort((a, b) => a.ofGenre - b.ofGenre || a.all - b.all)[0];
        for (const { i, genre: ofTrack } of group) {
            const fold = best?.fold ?? 0;
            result[i] = fold;
            tracks[fold]?.set(ofTrack, count(fold, ofTrack) + 1).set('', count(fold, '') + 1);
        }
    }
    return result;
}

/** A linear congruential generator with the constants of Numerical Recipes; 0 to 1. */
function seededRandom(seed: number): () => number {
    let state = seed;
    return () => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return state / 2 ** 32;
    };
}

function quoted(value: string): string {
    return /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
