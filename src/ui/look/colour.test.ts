import { describe, expect, it } from 'vitest';
import { contrast, luminance, rgbBytes } from './colour.ts';

const white = { lightness: 1, chroma: 0, hueDegrees: 0 };
const black = { lightness: 0, chroma: 0, hueDegrees: 0 };

describe('colours', () => {
    it('turn the OKLCH of the sRGB primaries into their bytes', () => {
        expect(rgbBytes({ lightness: 0.62796, chroma: 0.25768, hueDegrees: 29.234 })).toEqual([255, 0, 0]);
        expect(rgbBytes({ lightness: 0.86644, chroma: 0.29483, hueDegrees: 142.495 })).toEqual([0, 255, 0]);
        expect(rgbBytes({ lightness: 0.45201, chroma: 0.31321, hueDegrees: 264.052 })).toEqual([0, 0, 255]);
    });

    it('clip what no screen can show', () => {
        for (const byte of rgbBytes({ lightness: 0.7, chroma: 0.4, hueDegrees: 150 })) {
            expect(byte).toBeGreaterThanOrEqual(0);
            expect(byte).toBeLessThanOrEqual(255);
        }
    });

    it('have a contrast of 21 between black and white and 1 with themselves', () => {
        expect(contrast(white, black)).toBeCloseTo(21, 3);
        expect(contrast(black, black)).toBe(1);
        expect(luminance(white)).toBeCloseTo(1, 4);
    });
});
