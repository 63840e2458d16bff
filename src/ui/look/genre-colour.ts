/** Genre colours by name, and the one accent that a song brings along. */
import { ranked, type Shares } from '../../meaning/shares.ts';
import { familyOf } from '../../vocabulary.ts';

/** A CSS colour: the token of a family, also for its styles; else a place on the colour wheel that the name alone decides. */
export function genreColour(genre: string): string {
    const name = familyOf(genre) ?? genre;
    const hue = Math.round((numberOf(name) * 137.508) % 360);
    const own = `light-dark(oklch(0.55 0.12 ${hue}), oklch(0.75 0.12 ${hue}))`;
    return `var(--family-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}, ${own})`;
}

/** Neighbouring numbers are a golden angle apart, so names that differ in one letter differ in colour. */
const numberOf = (name: string): number =>
    [...name].reduce((sum, letter) => (31 * sum + letter.charCodeAt(0)) % 9973, 0);

/** A CSS colour: the three likeliest families' colours, each as strong as the family is likely. */
export function songColour(families: Shares): string {
    const [first, ...others] = ranked(families).slice(0, 3);
    if (!first) return 'initial';
    let mix = genreColour(first.name);
    let weight = first.share;
    for (const { name, share } of others) {
        weight += share;
        // Squared, so that the likeliest family's own hue is not washed out.
        const part = weight > 0 ? Math.round(100 * (share / weight) ** 2) : 0;
        mix = `color-mix(in oklab, ${mix}, ${genreColour(name)} ${part}%)`;
    }
    return mix;
}
