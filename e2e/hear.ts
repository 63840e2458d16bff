import type { Page } from '@playwright/test';
import type { Outcome } from '../src/flow.ts';
import '../commands/app-page.ts';
import { fixture } from '../fixtures/paths.ts';

/** Hands a fixture to the app's own analysis, past the screen, and returns what comes of it (arrays become plain ones on the way). */
export async function hear(page: Page, name: string): Promise<Outcome> {
    const input = await page.evaluateHandle(() => {
        const element = document.createElement('input');
        element.type = 'file';
        return element;
    });
    await input.setInputFiles(fixture(name));
    return page.evaluate(async (element) => {
        const file = element.files?.[0];
        if (!file) throw new Error('expected the file that was set');
        const outcome = await globalThis.segue.hear(file);
        // The picture is large and no test reads its numbers here.
        return outcome.ok ? { ...outcome, picture: { ...outcome.picture, levels: new Uint8Array() } } : outcome;
    }, input);
}
