/** The spectrogram's colours: from quiet to loud in even steps of lightness, so that no level looks like an edge that is not there. */
import { rgbBytes } from './colour.ts';

export type Theme = 'light' | 'dark';

/** Quiet is the page's own ground; loud runs through violet and red to pale yellow (dark) or back into night (light). */
const ends = {
    dark: { lightness: [0.19, 0.96], hue: [285, 455], chromaPeak: 0.19 },
    light: { lightness: [0.975, 0.22], hue: [440, 285], chromaPeak: 0.19 },
} as const;

/** 256 colours as RGBA bytes, entry after entry. */
export function colourMap(theme: Theme): Uint8ClampedArray {
    const { lightness, hue, chromaPeak } = ends[theme];
    const map = new Uint8ClampedArray(256 * 4);
    for (let level = 0; level < 256; level++) {
        const x = level / 255;
        const colour = {
            lightness: lightness[0] + (lightness[1] - lightness[0]) * x,
            chroma: 0.012 + chromaPeak * Math.sin(Math.PI * x) ** 1.2,
            hueDegrees: hue[0] + (hue[1] - hue[0]) * x,
        };
        map.set([...rgbBytes(colour), 255], level * 4);
    }
    return map;
}
