/** The player's elements, which are on no page. */
import type { BrowserContext, Page } from '@playwright/test';

declare global {
    /** In the order in which they were made. */
    var playersAudios: HTMLAudioElement[] | undefined;
}

/** To be called before the page is opened. */
export async function watchPlayers(opener: Page | BrowserContext): Promise<void> {
    await opener.addInitScript(() => {
        const elements: HTMLAudioElement[] = (globalThis.playersAudios = []);
        globalThis.Audio = class extends Audio {
            constructor() {
                super();
                elements.push(this);
            }
        };
    });
}
