/** What many songs cost, heard as a listener drops them: all at once. */
import { chosenFile, openApp } from '../app-page.ts';
import { processorSeconds } from '../processes.ts';

export interface BatchTimes {
    readonly songs: number;
    readonly wallSeconds: number;
    /** Of a song, all threads of the browser together; null where there is no /proc. */
    readonly processorSeconds: number | null;
}

/** Hears the file at `path` so many times, on as many workers as the app takes. Rejects when it cannot be heard. */
export async function measureBatch(url: string, path: string, songs: number): Promise<BatchTimes> {
    const app = await openApp(url, 'wasm');
    try {
        const input = await chosenFile(app.page, path);
        const hear = (count: number): Promise<void> =>
            app.page.evaluate(
                async ([element, times]) => {
                    const [file] = element.files ?? [];
                    if (!file) throw new Error('expected the file that was set');
                    const outcomes = await Promise.all(
                        Array.from({ length: times }, () => globalThis.segue.hear(file)),
                    );
                    const failure = outcomes.find(({ ok }) => !ok);
                    if (failure) throw new Error(JSON.stringify(failure));
                },
                [input, count] as const,
            );
        await hear(1);
        const [start, before] = [performance.now(), processorSeconds()];
        await hear(songs);
        const after = processorSeconds();
        return {
            songs,
            wallSeconds: (performance.now() - start) / 1000,
            processorSeconds: before === null || after === null ? null : (after - before) / songs,
        };
    } finally {
        await app.close();
    }
}
