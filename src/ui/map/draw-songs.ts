/** The songs of the map as dots, and the names that have room. */
import { pointOf, type Point } from '../../map/lasso.ts';
import type { Places } from '../../map/layout.ts';
import type { CanvasColours } from './canvas-colours.ts';
import type { Land } from './land.ts';
import { type Box, covered, inLines, type Name, shortened, within, withRoom } from './names-with-room.ts';
import { type Size, toMap, toScreen, type View } from '../../map/view.ts';

/** `top`: of most of its songs, on the map. */
export interface NamedRegion {
    readonly text: string;
    readonly middle: Point;
    readonly top: number;
}

export interface Scene {
    readonly places: Places;
    readonly land: Land | null;
    /** Of each song, the place of its colour. */
    readonly shadeOf: Uint8Array;
    /** 1 of songs that others stand out from, else 0. */
    readonly faint: Uint8Array;
    readonly titleOf: (song: number) => string;
    /** The most important first. */
    readonly regions: readonly NamedRegion[];
    readonly view: View;
    /** Of everything. */
    readonly all: View;
    readonly colours: CanvasColours;
    /** The page's own, for text. */
    readonly font: string;
}

/** Pixels of the device for one of CSS. */
export interface Canvas {
    readonly context: CanvasRenderingContext2D;
    readonly size: Size;
    readonly ratio: number;
}

const faintAlpha = 0.13;
const regionPixels = 15;
/** From its upper edge to its middle. */
const largeRegionPixels = 60;
const titlePixels = 12;
const lineHeight = 1.2;
/** Of a region's name in one line. */
const letters = 18;
/** Names avoid the songs where no more are in sight. */
const mostAvoided = 400;
/** From so few in sight on, songs have their titles. */
const titledBelow = 90;

/** CSS pixels: the fewer songs and the nearer, the larger. */
export function dotRadius(count: number, { view, all }: Pick<Scene, 'view' | 'all'>): number {
    const base = Math.max(2, Math.min(6, 70 / Math.sqrt(Math.max(1, count))));
    return Math.min(11, base * Math.max(1, view.scale / all.scale) ** 0.45);
}

export function drawSongs(canvas: Canvas, scene: Scene): void {
    const { context, size, ratio } = canvas;
    const { places, faint, view, all } = scene;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, size.width, size.height);
    const radius = dotRadius(places.length / 2, { view, all });
    drawLand(canvas, scene);
    const seen = songsInSight(places, view, size, radius);
    drawDots(canvas, scene, seen, radius);
    const regions = regionNames(canvas, scene, { seen, radius });
    for (const name of regions) write(context, name, scene, { pixels: regionPixels, weight: 600 });
    const standingOut = seen.filter((song) => faint[song] === 0);
    const dots = seen.length <= titledBelow ? seen : standingOut;
    if (standingOut.length <= titledBelow) drawTitles(canvas, scene, { standingOut, dots, radius, taken: regions });
}

function drawLand({ context, size }: Canvas, { land, view }: Scene): void {
    if (!land) return;
    const { x, y } = toScreen(view, size, land.corner);
    context.drawImage(land.picture, x, y, land.width * view.scale, land.width * view.scale);
}

function songsInSight(places: Places, view: View, size: Size, radius: number): readonly number[] {
    const { x: left, y: top } = toMap(view, size, { x: -radius, y: -radius });
    const { x: right, y: bottom } = toMap(view, size, { x: size.width + radius, y: size.height + radius });
    const seen: number[] = [];
    for (let song = 0; song < places.length / 2; song += 1) {
        const [x, y] = [places[2 * song] ?? 0, places[2 * song + 1] ?? 0];
        if (x >= left && x <= right && y >= top && y <= bottom) seen.push(song);
    }
    return seen;
}

/** One picture of a dot for each colour, stamped as often as there are songs: much quicker than as many circles. */
function drawDots({ context, size, ratio }: Canvas, scene: Scene, seen: readonly number[], radius: number): void {
    const { places, shadeOf, faint, view, colours } = scene;
    const stamps = stampsOf(colours, radius, ratio);
    const wide = stampWidth(radius, ratio) / ratio;
    // To whole pixels of the device: a stamp between them is drawn several times as slowly.
    const whole = (value: number): number => Math.round(value * ratio) / ratio;
    for (const turn of [1, 0]) {
        context.globalAlpha = turn === 1 ? faintAlpha : 1;
        for (const song of seen) {
            if (faint[song] !== turn) continue;
            const x = ((places[2 * song] ?? 0) - view.middle.x) * view.scale + size.width / 2;
            const y = ((places[2 * song + 1] ?? 0) - view.middle.y) * view.scale + size.height / 2;
            const stamp = stamps[shadeOf[song] ?? 0];
            if (stamp) context.drawImage(stamp, whole(x - wide / 2), whole(y - wide / 2), wide, wide);
        }
    }
    context.globalAlpha = 1;
}

const stampWidth = (radius: number, ratio: number): number => 2 * Math.ceil(radius * ratio + 1);

let stamped: { readonly key: string; readonly stamps: readonly HTMLCanvasElement[] } = { key: '', stamps: [] };

function stampsOf({ shades, ground }: CanvasColours, radius: number, ratio: number): readonly HTMLCanvasElement[] {
    const rounded = Math.round(radius * 4) / 4;
    const key = [rounded, ratio, ground, ...shades].join();
    if (stamped.key !== key) stamped = { key, stamps: shades.map((colour) => stampOf(colour, ground, rounded, ratio)) };
    return stamped.stamps;
}

function stampOf(colour: string, ground: string, radius: number, ratio: number): HTMLCanvasElement {
    const stamp = document.createElement('canvas');
    stamp.width = stamp.height = stampWidth(radius, ratio);
    const context = stamp.getContext('2d');
    if (!context) return stamp;
    const middle = stamp.width / 2;
    const disc = (reach: number, fill: string): void => {
        context.fillStyle = fill;
        context.beginPath();
        context.arc(middle, middle, reach * ratio, 0, 2 * Math.PI);
        context.fill();
    };
    // An edge of the ground keeps dots apart that lie over each other.
    if (radius >= 3) disc(radius, ground);
    disc(radius >= 3 ? radius - 0.75 : radius, colour);
    return stamp;
}

/** Each where it lies over the fewest songs; among many, it lies over some anywhere. */
function regionNames(
    { context, size }: Canvas,
    scene: Scene,
    { seen, radius }: { readonly seen: readonly number[]; readonly radius: number },
): readonly Name[] {
    const { places, regions, view, font } = scene;
    context.font = `600 ${regionPixels}px ${font}`;
    const few = seen.length > mostAvoided ? [] : seen;
    const dots = few.map((song) => dotAt(toScreen(view, size, pointOf(places, song)), radius));
    const names = regions.flatMap(({ text, middle, top }) => {
        const lines = inLines(text, letters).map(shortened);
        const width = Math.max(...lines.map((line) => context.measureText(line).width)) + 12;
        const height = lines.length * regionPixels * lineHeight + 10;
        const [at, above] = [middle, { x: middle.x, y: top }].map((point) => toScreen(view, size, point)) as [
            Point,
            Point,
        ];
        if (!isInside({ middle: at, width: 0, height: 0 }, size)) return [];
        return [
            namePlaces(at, at.y - above.y, height)
                .map((place) => within({ lines, width, height, middle: place }, size))
                .map((name) => ({ name, dots: covered(name, dots) }))
                .sort((a, b) => a.dots - b.dots)
                .map(({ name }) => name),
        ];
    });
    return withRoom(names);
}

/** Above a small region, in the middle of a large one, or a line higher or lower. */
function namePlaces({ x, y }: Point, up: number, height: number): readonly Point[] {
    const best = up > largeRegionPixels ? y : y - up - regionPixels;
    return [0, -1, 1].map((lines) => ({ x, y: best + lines * height }));
}

const isInside = ({ middle: { x, y }, width, height }: Box, size: Size): boolean =>
    x > width / 2 && x < size.width - width / 2 && y > height / 2 && y < size.height - height / 2;

const dotAt = (middle: Point, radius: number): Box => ({ middle, width: 2 * radius, height: 2 * radius });

interface Titled {
    readonly standingOut: readonly number[];
    /** Those that no title is to lie over. */
    readonly dots: readonly number[];
    readonly radius: number;
    readonly taken: readonly Name[];
}

/** Below their dots, else above or beside them, and over no other's. */
function drawTitles({ context, size }: Canvas, scene: Scene, { standingOut, dots, radius, taken }: Titled): void {
    context.font = `${titlePixels}px ${scene.font}`;
    const middleOf = (song: number): Point => toScreen(scene.view, size, pointOf(scene.places, song));
    const boxes = dots.map((song) => dotAt(middleOf(song), radius));
    const names = standingOut.map((song) => {
        const middle = middleOf(song);
        const lines = [shortened(scene.titleOf(song))];
        const [width, height] = [context.measureText(lines.join('')).width + 6, titlePixels + 6];
        const [across, down] = [radius + width / 2, radius + height / 2];
        return (
            [
                [0, down],
                [0, -down],
                [across, 0],
                [-across, 0],
            ] as const
        )
            .map(([x, y]) => ({ lines, width, height, middle: { x: middle.x + x, y: middle.y + y } }))
            .filter((name) => isInside(name, size));
    });
    for (const name of withRoom(names, [...taken, ...boxes]))
        write(context, name, scene, { pixels: titlePixels, weight: 400 });
}

function write(
    context: CanvasRenderingContext2D,
    { lines, middle }: Name,
    { colours, font }: Scene,
    { pixels, weight }: { readonly pixels: number; readonly weight: number },
): void {
    context.font = `${weight} ${pixels}px ${font}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 4;
    context.strokeStyle = colours.ground;
    context.fillStyle = colours.ink;
    for (const draw of [context.strokeText, context.fillText]) {
        lines.forEach((line, i) => {
            draw.call(context, line, middle.x, middle.y + (i - (lines.length - 1) / 2) * pixels * lineHeight);
        });
    }
}
