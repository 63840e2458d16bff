import { describe, expect, it } from 'vitest';
import { colourMap } from './colour-map.ts';

/** OKLab lightness of an entry of the map. */
function lightness(map: Uint8ClampedArray, level: number): number {
    const [r = 0, g = 0, b = 0] = [...map.slice(level * 4, level * 4 + 3)].map((byte) => {
        const value = byte / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return (
        0.2104542553 * Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) +
        0.793617785 * Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) -
        0.0040720468 * Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    );
}

describe.each([
    ['dark', 1],
    ['light', -1],
] as const)('the %s colour map', (theme, direction) => {
    const map = colourMap(theme);
    const levels = Array.from({ length: 230 }, (_, i) => i + 26);

    it('has an opaque colour for each of 256 levels', () => {
        expect(map).toHaveLength(1024);
        for (let level = 0; level < 256; level++) expect(map[level * 4 + 3]).toBe(255);
    });

    it('changes its lightness with loudness in even steps and never back', () => {
        const whole = direction * (lightness(map, 255) - lightness(map, 26));
        expect(whole).toBeGreaterThan(0.7);
        for (const level of levels.filter((level) => level >= 36)) {
            const step = direction * (lightness(map, level) - lightness(map, level - 10));
            expect(step).toBeGreaterThan((0.5 * whole * 10) / 229);
            expect(step).toBeLessThan((1.6 * whole * 10) / 229);
        }
    });

    it('shows the faintest levels as silence', () => {
        expect([...map.slice(0, 4)]).toEqual([...map.slice(26 * 4, 27 * 4)]);
    });
});
