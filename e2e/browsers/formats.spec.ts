import type { Outcome } from '../../src/flow.ts';
import { fixture } from '../../fixtures/paths.ts';
import { hear } from '../hear.ts';
import { expect, test } from './browser-test.ts';
import type { Visit } from './driving/visit.ts';

const songs = ['piece.wav', 'tagged.mp3', 'piece.flac', 'piece.m4a', 'piece.ogg', 'piece.opus'];

/** By the app's own analysis, past the screen. */
async function hearIn(visit: Visit, name: string): Promise<Outcome> {
    const input = await visit.evaluate(() => {
        const element = document.createElement('input');
        element.type = 'file';
        document.body.append(element);
        return element;
    });
    await visit.giveFiles(input, fixture(name));
    return visit.evaluate(async (element) => {
        const [file] = element.files ?? [];
        if (!file) throw new Error('expected the file that was set');
        element.remove();
        const outcome = await globalThis.segue.hear(file);
        if (!outcome.ok) return outcome;
        const { embedding, ...analysis } = outcome.analysis;
        return JSON.parse(
            JSON.stringify({ ok: true, analysis: { ...analysis, embedding: [...embedding] } }),
        ) as Outcome;
    }, input);
}

for (const name of songs) {
    test(`${name} is heard as in Chromium`, { tag: name === 'tagged.mp3' ? '@smoke' : [] }, async ({ visit, page }) => {
        await page.goto(visit.url);
        const [here, there] = [await hearIn(visit, name), await hear(page, name)];
        expect(here).toMatchObject({ ok: true, analysis: { cautions: [] } });
        expect(summary(here)).toEqual(summary(there));
        const [one, other] = [embedding(here), embedding(there)];
        const difference = one.map((value, i) => value - (other[i] ?? 0));
        expect(length(difference) / length(other)).toBeLessThan(0.01);
    });
}

const length = (vector: readonly number[]): number => Math.hypot(...vector);

function embedding(outcome: Outcome): number[] {
    if (!outcome.ok) throw new Error(`${outcome.reason}: ${outcome.message}`);
    return Object.values(outcome.analysis.embedding);
}

function summary(outcome: Outcome): object {
    if (!outcome.ok) return outcome;
    const { families, styles, rhythm } = outcome.analysis;
    const first = (shares: readonly number[]): number => shares.indexOf(Math.max(...shares));
    return {
        family: first(Object.values(families)),
        style: first(Object.values(styles)),
        tempoBpm: Math.round(rhythm.tempoBpm ?? 0),
        key: rhythm.key && `${rhythm.key.tonic} ${rhythm.key.mode}`,
    };
}
