import type { Comparison } from './hear-variants.ts';

interface VariantSummary {
    /** Songs of which the variant was heard; for all variants together, songs times variants. */
    readonly songs: number;
    /** Share of them whose first family is unchanged; where the variant could not be heard, it counts as changed. */
    readonly genreUnchanged: number;
    /** Share of them of which the app still claims one of the families that it claimed, or nothing of either. */
    readonly saidUnchanged: number;
    /** Of the embeddings; where the variant could not be heard, it counts as 0. */
    readonly meanCosine: number;
    readonly lowestCosine: number;
}

export interface Summary {
    readonly variants: Readonly<Record<string, VariantSummary>>;
    readonly all: VariantSummary;
    /** Of `all`, those songs of which the app claims a family; null where there is none. */
    readonly fits: VariantSummary | null;
    /** Of `all`, those songs of which the app claims one family alone; null where there is none. */
    readonly sure: VariantSummary | null;
}

/** What stays in each variant, in the order in which they come, and of all together; at least one comparison is needed. */
export function summaryOf(comparisons: readonly Comparison[]): Summary {
    const names = new Set(comparisons.map(({ variant }) => variant));
    const own = (name: string) => comparisons.filter(({ variant }) => variant === name);
    const some = (chosen: readonly Comparison[]) => (chosen.length > 0 ? summaryOfVariant(chosen) : null);
    return {
        variants: Object.fromEntries([...names].map((name) => [name, summaryOfVariant(own(name))])),
        all: summaryOfVariant(comparisons),
        fits: some(comparisons.filter(({ claimed }) => claimed.length > 0)),
        sure: some(comparisons.filter(({ claimed }) => claimed.length === 1)),
    };
}

function summaryOfVariant(comparisons: readonly Comparison[]): VariantSummary {
    const sameGenre = comparisons.filter(({ genre, variantGenre }) => genre === variantGenre);
    const sameSaid = comparisons.filter(isStillSaid);
    const cosines = comparisons.map(({ cosine }) => cosine ?? 0);
    return {
        songs: comparisons.length,
        genreUnchanged: rounded(sameGenre.length / comparisons.length),
        saidUnchanged: rounded(sameSaid.length / comparisons.length),
        meanCosine: rounded(cosines.reduce((sum, cosine) => sum + cosine, 0) / comparisons.length),
        lowestCosine: rounded(Math.min(...cosines)),
    };
}

function isStillSaid({ claimed, variantClaimed }: Comparison): boolean {
    if (variantClaimed === null) return false;
    if (claimed.length === 0) return variantClaimed.length === 0;
    return claimed.some((family) => variantClaimed.includes(family));
}

const rounded = (value: number): number => Number(value.toFixed(4));

/** A table for people, and below it what was heard instead, the most frequent first. */
export function report(comparisons: readonly Comparison[]): string {
    const { variants, all, fits, sure } = summaryOf(comparisons);
    return [
        row('', 'songs', 'same family', 'same said', 'mean cosine', 'lowest'),
        ...Object.entries({ ...variants, all, ...(fits && { fits }), ...(sure && { sure }) }).map(
            ([name, { songs, genreUnchanged, saidUnchanged, meanCosine, lowestCosine }]) =>
                row(
                    name,
                    songs,
                    ...[genreUnchanged, saidUnchanged].map((share) => `${(100 * share).toFixed(1)} %`),
                    meanCosine.toFixed(3),
                    lowestCosine.toFixed(3),
                ),
        ),
        '',
        ...Object.keys(variants).flatMap((name) => changesOf(comparisons.filter(({ variant }) => variant === name))),
        '',
    ].join('\n');
}

const row = (name: string, ...cells: readonly (string | number)[]): string =>
    `${name.padEnd(18)}${cells.map((cell) => String(cell).padStart(13)).join('')}`;

function changesOf(comparisons: readonly Comparison[]): readonly string[] {
    const counts = new Map<string, number>();
    for (const { genre, variantGenre } of comparisons) {
        const change = `${genre} -> ${variantGenre ?? 'not heard'}`;
        if (genre !== variantGenre) counts.set(change, (counts.get(change) ?? 0) + 1);
    }
    const changes = [...counts].sort(([, a], [, b]) => b - a).map(([change, count]) => `${count} ${change}`);
    return changes.length > 0 ? [`${comparisons[0]?.variant ?? ''}: ${changes.join(', ')}`] : [];
}
