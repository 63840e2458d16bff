import { mount } from 'svelte';
import type { Outcome } from '../../src/flow.ts';
import { Live } from '../../src/live/live.svelte.ts';
import { Pwa } from '../../src/pwa/pwa.svelte.ts';
import App from '../../src/ui/App.svelte';
import type { Show, States } from '../show.ts';
import { first, halfHeard, pictureOf } from '../songs.ts';
import { staged } from '../staged.ts';

const silence = new Float32Array(12_000);
const loud = silence.map((_, i) => 0.4 * Math.sin(i / 20));
const heard: Outcome = { ok: true, analysis: first.analysis, picture: pictureOf(), fileTags: {} };

interface Sound {
    /** What the device gives, a quarter of a second each. */
    readonly block: Float32Array;
    readonly blocks: number;
    readonly isNamed: boolean;
    readonly isStopped?: boolean;
}

/** The screen that listens, to a device that is made up. */
const listeningTo =
    ({ block, blocks, isNamed, isStopped = false }: Sound): Show =>
    async (target) => {
        const app = await staged();
        const soFar = { ...halfHeard, durationSeconds: blocks / 4 };
        app.live = new Live({
            library: app.library,
            claim: async () => () => undefined,
            open: async (_, { onBlock }) => {
                setTimeout(() => {
                    for (let i = 0; i < blocks; i++) onBlock({ sampleRateHz: 48_000, left: block, right: block });
                    if (isStopped) app.live?.stop();
                });
                return { sampleRateHz: 48_000, label: 'Desk microphone', resume() {}, close() {} };
            },
            analyser: {
                async listen(recording, { onProgress } = {}) {
                    const reading = recording.read();
                    const picture = pictureOf(blocks / 4);
                    while (!(await reading.next()).done)
                        if (isNamed) onProgress?.({ stage: 'listening', fraction: 0, soFar, picture });
                    return heard;
                },
            },
        });
        void app.live.listen('microphone');
        app.screen.show('live');
        mount(App, { target, props: { app, pwa: new Pwa() } });
    };

/** Before it listens, or where it cannot. */
const ready =
    (problem: 'not-allowed' | null): Show =>
    async (target) => {
        const app = await staged();
        if (problem) {
            const { analyser, library } = app;
            app.live = new Live({ analyser, library, open: async () => problem, claim: async () => () => undefined });
            await app.live.listen('microphone');
        }
        app.screen.show('live');
        mount(App, { target, props: { app, pwa: new Pwa() } });
    };

export const listening: States = {
    'before it listens': ready(null),
    'listening is not allowed': ready('not-allowed'),
    'it listens to silence': listeningTo({ block: silence, blocks: 20, isNamed: false }),
    'it listens to music': listeningTo({ block: loud, blocks: 320, isNamed: true }),
    'heard live, not kept yet': listeningTo({ block: loud, blocks: 320, isNamed: true, isStopped: true }),
};
