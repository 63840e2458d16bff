/** Browsers whose streaming decoder says yes and then does not decode. */
import { expect, test, type Page } from '@playwright/test';
import { hear } from '../hear.ts';

const faults = {
    'errs at once': `AudioDecoder = class extends AudioDecoder {
        constructor(init) { super({ ...init, output: (data) => data.close() }); this.failing = init; }
        decode() { if (this.state !== 'closed') { this.close(); this.failing.error(new DOMException('Decoder error', 'EncodingError')); } }
        flush() { return Promise.reject(new DOMException('aborted', 'AbortError')); }
    };`,
    'never answers': `AudioDecoder = class extends AudioDecoder {
        decode() {}
        get decodeQueueSize() { return 1000; }
        flush() { return new Promise(() => {}); }
    };`,
    'gives nothing': `AudioDecoder = class extends AudioDecoder {
        constructor(init) { super({ ...init, output: (data) => data.close() }); }
    };`,
    'stops in the middle': `AudioDecoder = class extends AudioDecoder {
        constructor(init) {
            super({ ...init, output: (data) => (data.timestamp > 9e6 ? data.close() : init.output(data)) });
        }
    };`,
};

/** Workers have no init scripts: the fault is written in front of their own. */
async function breakDecoders(page: Page, fault: string): Promise<void> {
    await page.route(/worker-[^/]*\.js$/, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: `${fault}\n${await response.text()}` });
    });
}

for (const [what, fault] of Object.entries(faults)) {
    test(`where the decoder ${what}, the whole file is decoded within seconds, and the next at once`, async ({
        page,
    }) => {
        await breakDecoders(page, fault);
        await page.goto('/');
        const heardIn = async (name: string): Promise<number> => {
            const start = Date.now();
            const outcome = await hear(page, name);
            if (!outcome.ok) throw new Error(`${outcome.reason}: ${outcome.message}`);
            expect(outcome.analysis.durationSeconds).toBeCloseTo(42, 0);
            expect(outcome.analysis.cautions).toEqual([]);
            return Date.now() - start;
        };
        const first = await heardIn('tagged.mp3');
        expect(first).toBeLessThan(30_000);
        const second = await heardIn('tagged-again.mp3');
        if (what === 'never answers') expect(first - second).toBeGreaterThan(4000);
        expect(await hear(page, 'piece.opus')).toMatchObject({ ok: true });
    });
}
