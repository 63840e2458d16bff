/** The ground that songs stand on: where they lie close it is land, and between them water. */
import { densityOf } from '../../map/density.ts';
import type { Point } from '../../map/lasso.ts';
import type { Places } from '../../map/layout.ts';

export interface Land {
    readonly picture: HTMLCanvasElement;
    /** Of its upper left corner, on the map; it is as high as wide. */
    readonly corner: Point;
    readonly width: number;
}

const cells = 160;
const blurOf = (count: number): number => Math.max(1.8, Math.min(6, 22 / count ** 0.25));
/** A song alone has the density 1 where it is: the shore lies around it too. */
const shore = { from: 0.12, to: 0.4 } as const;

/** Null where there is nothing to stand on. `colour`: one that a canvas can draw with. */
export function landOf(places: Places, colour: string): Land | null {
    const picture = document.createElement('canvas');
    const context = picture.getContext('2d');
    if (places.length === 0 || !context) return null;
    const { values, width, corner, cell } = densityOf(places, { cells, blurCells: blurOf(places.length / 2) });
    picture.width = picture.height = width;
    const pixels = context.createImageData(width, width);
    values.forEach((value, at) => {
        const part = Math.max(0, Math.min(1, (value - shore.from) / (shore.to - shore.from)));
        pixels.data[4 * at + 3] = Math.round(255 * part * part * (3 - 2 * part));
    });
    context.putImageData(pixels, 0, 0);
    context.globalCompositeOperation = 'source-in';
    context.fillStyle = colour;
    context.fillRect(0, 0, width, width);
    return { picture, corner, width: width * cell };
}
