/** Paints a picture of mel levels on a canvas. */
import type { Picture } from '../../flow.ts';

/** One pixel for each level, the highest band on top; RGBA bytes, row after row. `map` holds 256 RGBA colours. */
export function pixels({ bands, columns, levels }: Picture, map: Uint8ClampedArray): Uint8ClampedArray<ArrayBuffer> {
    const colours = new Uint32Array(map.slice().buffer);
    const painted = new Uint32Array(bands * columns);
    for (let band = 0; band < bands; band++) {
        const row = (bands - 1 - band) * columns;
        for (let column = 0; column < columns; column++)
            painted[row + column] = colours[levels[column * bands + band] ?? 0] ?? 0;
    }
    return new Uint8ClampedArray(painted.buffer);
}

/**
 * Fills the canvas up to `share` of its width (0 to 1) with the picture, and leaves the rest clear.
 * The canvas must have its size in device pixels already.
 */
export function paint(canvas: HTMLCanvasElement, picture: Picture, map: Uint8ClampedArray, share: number): void {
    const context = canvas.getContext('2d');
    if (!context) return;
    context.clearRect(0, 0, canvas.width, canvas.height);
    if (picture.columns === 0) return;
    const levels = new OffscreenCanvas(picture.columns, picture.bands);
    levels.getContext('2d')?.putImageData(new ImageData(pixels(picture, map), picture.columns, picture.bands), 0, 0);
    context.imageSmoothingQuality = 'high';
    context.drawImage(levels, 0, 0, Math.round(canvas.width * share), canvas.height);
}
