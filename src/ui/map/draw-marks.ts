/** What lies over the songs: which is meant, its true neighbours, the line that is drawn. */
import { pointOf, type Point } from '../../map/lasso.ts';
import type { Places } from '../../map/layout.ts';
import type { Canvas } from './draw-songs.ts';
import { toScreen, type View } from '../../map/view.ts';

export interface Marks {
    readonly places: Places;
    readonly view: View;
    /** CSS pixels. */
    readonly radius: number;
    readonly focused: number | null;
    readonly pointed: number | null;
    /** Of the focused one, those that sound most like it. */
    readonly neighbours: readonly number[];
    /** Songs that a path leads through, or along it. */
    readonly stops: readonly number[];
    /** On the map; a closed one goes round songs. */
    readonly line: readonly Point[];
    readonly isClosed: boolean;
    readonly colour: string;
    readonly ground: string;
}

export function drawMarks(canvas: Canvas, marks: Marks): void {
    const { context, size, ratio } = canvas;
    const { places, view, radius, focused, pointed, colour, ground } = marks;
    const at = (song: number): Point => toScreen(view, size, pointOf(places, song));
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, size.width, size.height);
    context.lineCap = context.lineJoin = 'round';
    if (focused !== null)
        for (const other of marks.neighbours) stroke(context, [at(focused), at(other)], { width: 1.5, colour });
    const line = marks.line.map((point) => toScreen(view, size, point));
    if (marks.isClosed && line.length > 2) fill(context, line, colour);
    for (const [width, own] of [
        [5, ground],
        [2.5, colour],
    ] as const)
        stroke(context, marks.isClosed ? [...line, ...line.slice(0, 1)] : line, { width, colour: own });
    for (const song of marks.stops) ring(context, at(song), { radius: radius + 1.5, width: 2, colour });
    for (const song of [pointed, focused]) {
        if (song !== null) {
            ring(context, at(song), { radius: radius + 4, width: 5, colour: ground });
            ring(context, at(song), { radius: radius + 4, width: 2.5, colour });
        }
    }
}

interface Pen {
    readonly width: number;
    readonly colour: string;
}

function stroke(context: CanvasRenderingContext2D, line: readonly Point[], { width, colour }: Pen): void {
    context.beginPath();
    for (const { x, y } of line) context.lineTo(x, y);
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
}

function fill(context: CanvasRenderingContext2D, line: readonly Point[], colour: string): void {
    context.beginPath();
    for (const { x, y } of line) context.lineTo(x, y);
    context.globalAlpha = 0.12;
    context.fillStyle = colour;
    context.fill('evenodd');
    context.globalAlpha = 1;
}

function ring(context: CanvasRenderingContext2D, { x, y }: Point, pen: Pen & { readonly radius: number }): void {
    context.beginPath();
    context.arc(x, y, pen.radius, 0, 2 * Math.PI);
    context.lineWidth = pen.width;
    context.strokeStyle = pen.colour;
    context.stroke();
}
