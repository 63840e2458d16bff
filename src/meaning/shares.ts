/** Names and how much of each was heard. */

export interface Share {
    readonly name: string;
    /** 0 to 1. */
    readonly share: number;
}

/** By name, in the order in which a network tells them. */
export type Shares = ReadonlyMap<string, number>;

/** A network's numbers with their names; what it did not tell is missing. */
export function named(names: readonly string[], values: readonly number[]): readonly Share[] {
    return names.slice(0, values.length).map((name, i) => ({ name, share: values[i] ?? 0 }));
}

export function byName(names: readonly string[], values: readonly number[]): Shares {
    return new Map(named(names, values).map(({ name, share }) => [name, share]));
}

/** The greatest first; equals in their order. */
export function ranked(shares: Shares | readonly Share[]): readonly Share[] {
    const all = 'get' in shares ? [...shares].map(([name, share]) => ({ name, share })) : shares;
    return all.toSorted((a, b) => b.share - a.share);
}

/** The first of the greatest; null where there is none. */
export function likeliest(shares: readonly Share[]): Share | null {
    let found: Share | null = null;
    for (const one of shares) if (!found || one.share > found.share) found = one;
    return found;
}
