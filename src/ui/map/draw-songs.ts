/** The songs of the map as dots, and the names that have room. */
import { pointOf, type Point } from '../../map/lasso.ts';
import type { Places } from '../../map/layout.ts';
import type { CanvasColours } from './canvas-colours.ts';
import type { Land } from './land.ts';
import { type Box, type Name, shortened, withRoom } from './names-with-room.ts';
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
    const regions = regionNames(canvas, scene);
    for (const name of regions) write(context, name, scene, `600 ${regionPixels}px ${scene.font}`);
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

function regionNames({ context, size }: Canvas, { regions, view, font }: Scene): readonly Name[] {
    context.font = `600 ${regionPixels}px ${font}`;
    const names = regions.map(({ text: whole, middle, top }) => {
        const text = shortened(whole);
        return {
            text,
            middle: namePlace(toScreen(view, size, middle), toScreen(view, size, { x: middle.x, y: top })),
            width: context.measureText(text).width + 12,
            height: regionPixels + 12,
        };
    });
    return withRoom(names.filter((name) => isInside(name, size)).map((name) => [name]));
}

/** Above a small region, in the middle of a large one. */
const namePlace = (middle: Point, top: Point): Point =>
    middle.y - top.y > largeRegionPixels ? middle : { x: middle.x, y: top.y - regionPixels };

const isInside = ({ middle: { x, y }, width, height }: Box, size: Size): boolean =>
    x > width / 2 && x < size.width - width / 2 && y > height / 2 && y < size.height - height / 2;

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
    const boxes = dots.map((song) => ({ middle: middleOf(song), width: 2 * radius, height: 2 * radius }));
    const names = standingOut.map((song) => {
        const middle = middleOf(song);
        const text = shortened(scene.titleOf(song));
        const [width, height] = [context.measureText(text).width + 6, titlePixels + 6];
        const [across, down] = [radius + width / 2, radius + height / 2];
        return (
            [
                [0, down],
                [0, -down],
                [across, 0],
                [-across, 0],
            ] as const
        )
            .map(([x, y]) => ({ text, width, height, middle: { x: middle.x + x, y: middle.y + y } }))
            .filter((name) => isInside(name, size));
    });
    for (const name of withRoom(names, [...taken, ...boxes]))
        write(context, name, scene, `${titlePixels}px ${scene.font}`);
}

function write(context: CanvasRenderingContext2D, { text, middle }: Name, { colours }: Scene, font: string): void {
    context.font = font;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 4;
    context.strokeStyle = colours.ground;
    context.strokeText(text, middle.x, middle.y);
    context.fillStyle = colours.ink;
    context.fillText(text, middle.x, middle.y);
}
