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
    const all: Share[] = [];
    names.forEach((name, i) => {
        const share = values[i];
        if (share !== undefined) all.push({ name, share });
    });
    return all;
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
    return shares.reduce<Share | null>((found, one) => (found && found.share >= one.share ? found : one), null);
}
