/** Genre colours by name, and the one accent that a song brings along. */
import { ranked } from '../../meaning/passages.ts';

/** A CSS colour: the token of a genre that has one; else its own place on the colour wheel, a golden angle from its neighbour's. */
export function genreColour(name: string, index: number): string {
    const hue = Math.round((index * 137.508) % 360);
    const own = `light-dark(oklch(0.55 0.12 ${hue}), oklch(0.75 0.12 ${hue}))`;
    return `var(--genre-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}, ${own})`;
}

/** A CSS colour: the three likeliest genres' colours, each as strong as the genre is likely. */
export function songColour(probabilities: readonly number[], genres: readonly string[]): string {
    const [first, ...others] = ranked(probabilities).slice(0, 3);
    if (first === undefined) return 'initial';
    let mix = genreColour(genres[first] ?? '', first);
    let weight = probabilities[first] ?? 0;
    for (const genre of others) {
        const share = probabilities[genre] ?? 0;
        weight += share;
        // Squared, so that the likeliest genre's own hue is not washed out.
        const part = weight > 0 ? Math.round(100 * (share / weight) ** 2) : 0;
        mix = `color-mix(in oklab, ${mix}, ${genreColour(genres[genre] ?? '', genre)} ${part}%)`;
    }
    return mix;
}
