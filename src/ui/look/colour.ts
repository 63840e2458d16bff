/** Colours as numbers: OKLCH for choosing, sRGB for drawing, relative luminance for contrast. */

/** Lightness 0 to 1, chroma (0 is grey), hue in degrees. */
export interface Oklch {
    readonly lightness: number;
    readonly chroma: number;
    readonly hueDegrees: number;
}

type Triple = readonly [number, number, number];

/** Linear-light sRGB, outside 0 to 1 where the colour is out of gamut. Matrices: B. Ottosson, "A perceptual color space" (2020). */
export function linearRgb({ lightness, chroma, hueDegrees }: Oklch): Triple {
    const hue = (hueDegrees * Math.PI) / 180;
    const a = chroma * Math.cos(hue);
    const b = chroma * Math.sin(hue);
    const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
    const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
    const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
    return [
        4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
        -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
        -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
    ];
}

/** sRGB bytes, clipped to the gamut. */
export function rgbBytes(colour: Oklch): Triple {
    const [r, g, b] = linearRgb(colour);
    return [encoded(r), encoded(g), encoded(b)];
}

/** Relative luminance as WCAG 2.2 defines it, 0 to 1. */
export function luminance(colour: Oklch): number {
    const [r, g, b] = linearRgb(colour).map((value) => Math.min(1, Math.max(0, value))) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio as WCAG 2.2 defines it, 1 to 21. */
export function contrast(one: Oklch, other: Oklch): number {
    const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
    return (lighter + 0.05) / (darker + 0.05);
}

/** The transfer curve of sRGB (IEC 61966-2-1), as a byte. */
function encoded(linear: number): number {
    const value = Math.min(1, Math.max(0, linear));
    return Math.round(255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055));
}
