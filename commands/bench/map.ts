/** The library as a map: how long a layout takes and how true it is, and how smoothly the map moves. */
import type { Page } from '@playwright/test';
import { madeUpLibrary } from '../../fixtures/made-up-library.ts';
import type { Contract } from '../../src/contract.ts';
import { drained } from '../../src/analysis/in-steps.ts';
import { layOut } from '../../src/map/layout.ts';
import { mappable, vectorsOf } from '../../src/map/mapped-songs.ts';
import { trueness } from '../../src/map/trueness.ts';
import { keepLibrary } from './kept-library.ts';

export interface LayoutMeasurement {
    readonly songs: number;
    readonly seconds: number;
    /** Share of a song's ten nearest in sound that are among its twenty nearest on the map. */
    readonly trueness: number;
}

export interface MapFrames {
    readonly songs: number;
    /** A second. */
    readonly panned: number;
    readonly zoomed: number;
}

const movedSeconds = 5;
const longestLayoutMillis = 600_000;

/** Of a made-up library, by the code of the worker. */
export function measureLayout(contract: Contract, songs: number): LayoutMeasurement {
    const tracks = mappable(madeUpLibrary(contract, songs), contract);
    const vectors = vectorsOf(tracks);
    const start = performance.now();
    const places = drained(layOut(vectors));
    const seconds = (performance.now() - start) / 1000;
    return { songs: tracks.length, seconds, trueness: drained(trueness(vectors, places)) };
}

export async function measureMapFrames(url: string, contract: Contract, songs: number): Promise<MapFrames> {
    const library = await keepLibrary(url, songs, contract);
    try {
        return await library.visit(async (page) => {
            await page.goto(url);
            await page.getByRole('button', { name: 'As a map' }).click({ timeout: 60_000 });
            const ready = page.getByText(/^On average/);
            await ready.waitFor({ timeout: longestLayoutMillis });
            return {
                songs,
                panned: await framesWhile(page, { step: 3, button: true }),
                zoomed: await framesWhile(page, { step: 12, button: false }),
            };
        });
    } finally {
        await library.dispose();
    }
}

/** The mouse moves the map, or its wheel zooms, a little at each frame. */
async function framesWhile(page: Page, { step, button }: { step: number; button: boolean }): Promise<number> {
    return page.evaluate(
        async ({ step, button, movedSeconds }) => {
            const stage = document.querySelector('[role=application]');
            if (!stage) throw new Error('expected the map');
            // No finger is down that could be followed.
            stage.setPointerCapture = () => undefined;
            const { left, top, width, height } = stage.getBoundingClientRect();
            const [x, y] = [left + width / 2, top + height / 2];
            const start = performance.now();
            let frames = 0;
            for (let passed = 0; passed < movedSeconds; frames += 1) {
                const way = Math.sin(2 * passed);
                const at = { clientX: x + 40 * step * way, clientY: y, pointerId: 1, button: 0, pointerType: 'mouse' };
                if (!button)
                    stage.dispatchEvent(new WheelEvent('wheel', { ...at, deltaY: step * way, cancelable: true }));
                else stage.dispatchEvent(new PointerEvent(frames === 0 ? 'pointerdown' : 'pointermove', at));
                await new Promise(requestAnimationFrame);
                passed = (performance.now() - start) / 1000;
            }
            stage.dispatchEvent(new PointerEvent('pointerup', { pointerId: 1 }));
            return frames / ((performance.now() - start) / 1000);
        },
        { step, button, movedSeconds },
    );
}

const frameTarget = 55;

/** For people: measures, and the target beside them. */
export function reportMap(layouts: readonly LayoutMeasurement[], frames: readonly MapFrames[]): string {
    return [
        'Maps of made-up libraries',
        ...layouts.map(
            ({ songs, seconds, trueness: share }) =>
                `  ${songs} songs: laid out in ${seconds.toFixed(1)} s; ${(10 * share).toFixed(1)} of a song's 10 nearest in sound are among its 20 nearest`,
        ),
        ...frames.map(
            ({ songs, panned, zoomed }) =>
                `  ${songs} songs: panned ${panned.toFixed(0)}, zoomed ${zoomed.toFixed(0)} frames a second (target ${frameTarget})`,
        ),
        '',
    ].join('\n');
}
