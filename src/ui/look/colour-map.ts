/** The spectrogram's colours: from quiet to loud in even steps of lightness, so that no level looks like an edge that is not there. */
import { rgbBytes } from './colour.ts';

export type Theme = 'light' | 'dark';

/** Quiet is the page's own ground; loud runs through violet and red to pale yellow (dark), or the same way into night (light). */
const ends = {
    dark: { lightness: [0.19, 0.96], hueDegrees: [285, 455], chroma: 0.17 },
    light: { lightness: [0.985, 0.2], hueDegrees: [420, 270], chroma: 0.13 },
} as const;

/** Levels up to this one, the lowest tenth of the range, are mostly noise and look like silence. */
const quietest = 26;

/** 256 colours as RGBA bytes, entry after entry. */
export function colourMap(theme: Theme): Uint8ClampedArray {
    const { lightness, hueDegrees, chroma } = ends[theme];
    const map = new Uint8ClampedArray(256 * 4);
    for (let level = 0; level < 256; level++) {
        const x = Math.max(0, (level - quietest) / (255 - quietest));
        const colour = {
            lightness: lightness[0] + (lightness[1] - lightness[0]) * x,
            chroma: 0.008 + chroma * Math.sin(Math.PI * x) ** 1.2,
            hueDegrees: hueDegrees[0] + (hueDegrees[1] - hueDegrees[0]) * x,
        };
        map.set([...rgbBytes(colour), 255], level * 4);
    }
    return map;
}
