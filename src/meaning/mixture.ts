/** What a song is made of, for those who look for more of it. */
import { ranked, type Share } from './shares.ts';

export interface StyleShare extends Share {
    readonly family: string;
}

/** Each family has its part of the whole; styles of it that are clear stand for it, each as much as it was heard. Adds up to 1, the greatest first. */
export function mixtureOf(families: readonly Share[], styles: readonly StyleShare[]): readonly Share[] {
    const whole = sumOf(families);
    return ranked(
        families.flatMap((family) => {
            const own = styles.filter((style) => style.family === family.name);
            const parts = own.length > 0 ? own : [family];
            return parts.map(({ name, share }) => ({ name, share: (family.share / whole) * (share / sumOf(parts)) }));
        }),
    );
}

const sumOf = (shares: readonly Share[]): number => shares.reduce((sum, { share }) => sum + share, 0);
