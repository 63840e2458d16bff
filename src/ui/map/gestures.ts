/** Fingers, mouse and wheel on the map -> what is meant by them. */
import type { Point } from '../../map/lasso.ts';

export interface Gestures {
    /** By CSS pixels. */
    readonly onmove: (by: Point) => void;
    readonly onzoom: (by: number, at: Point) => void;
    /** Nothing was moved. */
    readonly ontap: (at: Point) => void;
    /** A finger stays where it is. */
    readonly onhold: (at: Point) => void;
    /** A mouse points at it; null: it has left, or draws. */
    readonly onpoint: (at: Point | null) => void;
    /** A line goes on, or begins. A tap begins none. */
    readonly ondraw: (at: Point, isFirst: boolean) => void;
    /** Not done where a second finger came, or the finger was taken away from the page. */
    readonly ondrawn: (isDone: boolean) => void;
    /** Whether one finger draws instead of moving. */
    readonly draws: () => boolean;
}

const tapPixels = 5;
const holdMillis = 500;
/** Of a wheel's step of 100 pixels: a fifth nearer. */
const wheelStrength = 0.0018;
const pixelsPerLine = 16;

/** Listens until the function that comes back is called. */
export function listen(target: HTMLElement, gestures: Gestures): () => void {
    const fingers = new Map<number, Point>();
    let [moved, isDrawing] = [0, false];
    /** Where the first finger came down. */
    let start: Point = { x: 0, y: 0 };
    let hold: ReturnType<typeof setTimeout> | undefined;

    const placeOf = (event: MouseEvent): Point => {
        const { left, top } = target.getBoundingClientRect();
        return { x: event.clientX - left, y: event.clientY - top };
    };

    function down(event: PointerEvent): void {
        if (event.button !== 0) return;
        target.setPointerCapture(event.pointerId);
        const at = placeOf(event);
        fingers.set(event.pointerId, at);
        clearTimeout(hold);
        if (fingers.size > 1) {
            moved = Infinity;
            if (isDrawing) gestures.ondrawn(false);
            isDrawing = false;
            return;
        }
        moved = 0;
        start = at;
        if (!gestures.draws() && event.pointerType !== 'mouse') {
            hold = setTimeout(() => {
                moved = Infinity;
                gestures.onhold(at);
            }, holdMillis);
        }
    }

    function move(event: PointerEvent): void {
        const at = placeOf(event);
        const before = fingers.get(event.pointerId);
        if (!before) return event.pointerType === 'mouse' ? gestures.onpoint(at) : undefined;
        const by = { x: at.x - before.x, y: at.y - before.y };
        moved += Math.hypot(by.x, by.y);
        if (moved > tapPixels) clearTimeout(hold);
        const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
        fingers.set(event.pointerId, at);
        if (other) pinch(before, at, other);
        else if (isDrawing) gestures.ondraw(at, false);
        else if (moved > tapPixels && gestures.draws() && Number.isFinite(moved)) begin(at);
        else if (moved > tapPixels) gestures.onmove(by);
    }

    function begin(at: Point): void {
        isDrawing = true;
        gestures.onpoint(null);
        gestures.ondraw(start, true);
        gestures.ondraw(at, false);
    }

    function pinch(before: Point, at: Point, other: Point): void {
        gestures.onmove({ x: (at.x - before.x) / 2, y: (at.y - before.y) / 2 });
        const [was, is] = [before, at].map((one) => Math.hypot(one.x - other.x, one.y - other.y));
        if (was && is) gestures.onzoom(is / was, { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 });
    }

    function up(event: PointerEvent): void {
        if (!fingers.delete(event.pointerId)) return;
        clearTimeout(hold);
        const isDone = event.type === 'pointerup';
        if (isDrawing) gestures.ondrawn(isDone);
        else if (isDone && moved <= tapPixels) gestures.ontap(placeOf(event));
        isDrawing = false;
    }

    function wheel(event: WheelEvent): void {
        event.preventDefault();
        const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? pixelsPerLine : 1);
        // Two fingers that are spread on a trackpad come as a wheel with Ctrl, in small steps.
        gestures.onzoom(Math.exp(-pixels * wheelStrength * (event.ctrlKey ? 5 : 1)), placeOf(event));
    }

    const stop = new AbortController();
    const { signal } = stop;
    target.addEventListener('pointerdown', down, { signal });
    target.addEventListener('pointermove', move, { signal });
    target.addEventListener('pointerup', up, { signal });
    target.addEventListener('pointercancel', up, { signal });
    target.addEventListener('pointerleave', () => gestures.onpoint(null), { signal });
    target.addEventListener('wheel', wheel, { signal, passive: false });
    target.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
    return () => {
        clearTimeout(hold);
        stop.abort();
    };
}
