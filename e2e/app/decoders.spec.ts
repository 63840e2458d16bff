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
        const first = await heardIn('piece.ogg');
        expect(first).toBeLessThan(30_000);
        const second = await heardIn('piece.ogg');
        if (what === 'never answers') expect(first - second).toBeGreaterThan(4000);
        expect(await hear(page, 'piece.opus')).toMatchObject({ ok: true });
    });
}

const pageFaults = {
    'knows nothing': `OfflineAudioContext.prototype.decodeAudioData = async () => {
        globalThis.filesAsked = (globalThis.filesAsked ?? 0) + 1;
        throw new DOMException('Unable to decode audio data', 'EncodingError');
    };`,
    'leaves out what stands at a file’s beginning': `const { decodeAudioData } = OfflineAudioContext.prototype;
    OfflineAudioContext.prototype.decodeAudioData = async function (bytes) {
        globalThis.filesAsked = (globalThis.filesAsked ?? 0) + 1;
        const sound = await decodeAudioData.call(this, bytes);
        const cut = new AudioBuffer({ ...sound, numberOfChannels: sound.numberOfChannels, sampleRate: sound.sampleRate, length: sound.length - 1105 });
        for (let channel = 0; channel < sound.numberOfChannels; channel++)
            cut.copyToChannel(sound.getChannelData(channel).subarray(1105), channel);
        return cut;
    };`,
};

for (const [what, fault] of Object.entries(pageFaults)) {
    test(`where the page’s decoder ${what}, an MP3 is heard as it is elsewhere, by the streaming decoder`, async ({
        page,
        browser,
    }) => {
        await page.addInitScript(fault);
        await page.goto('/');
        const outcome = await hear(page, 'tagged.mp3');
        expect(await page.evaluate('filesAsked')).toBeGreaterThan(0);
        const sound = await browser.newPage();
        await sound.goto('/');
        const expected = await hear(sound, 'tagged.mp3');
        await sound.close();
        if (!outcome.ok || !expected.ok) throw new Error('expected both to hear it');
        expect(outcome.analysis.durationSeconds).toBe(expected.analysis.durationSeconds);
        const [rhythm, asElsewhere] = [outcome.analysis.rhythm, expected.analysis.rhythm];
        expect(rhythm.key).toMatchObject({ tonic: asElsewhere.key?.tonic, mode: asElsewhere.key?.mode });
        expect(rhythm.tempoBpm).toBeCloseTo(asElsewhere.tempoBpm ?? 0, 2);
        expect(rhythm.loudnessLufs).toBeCloseTo(asElsewhere.loudnessLufs ?? 0, 3);
        outcome.analysis.embedding.forEach((value, i) =>
            expect(value).toBeCloseTo(expected.analysis.embedding[i] ?? 9, 5),
        );
    });
}
