/** A listener at a browser: finds things by what they are called, and waits until they are there. */
import { expect } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import type { Driver } from './commands.ts';
import { seek, type Sought } from './page-scripts.ts';

/** By this name WebDriver hands out an element. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';
type ElementReference = Readonly<Record<typeof elementKey, string>>;

/** https://www.w3.org/TR/webdriver2/#keyboard-actions */
const keys: Readonly<Record<string, string>> = {
    Shift: '\uE008',
    Tab: '\uE004',
    Enter: '\uE007',
    Escape: '\uE00C',
    Space: ' ',
    End: '\uE010',
    Home: '\uE011',
    ArrowLeft: '\uE012',
    ArrowUp: '\uE013',
    ArrowRight: '\uE014',
    ArrowDown: '\uE015',
};

export class Visit {
    readonly driver: Driver;
    /** Where the app stands, without a slash at its end. */
    readonly url: string;

    constructor(driver: Driver, url: string) {
        this.driver = driver;
        this.url = url;
    }

    open = async (path = '/'): Promise<void> =>
        void (await this.driver.send('navigate', { url: `${this.url}${path}` }));

    /** As by its key. */
    async reload(): Promise<void> {
        if (this.driver.engine !== 'firefox') return void (await this.driver.send('refresh'));
        await this.evaluate(() => {
            Object.assign(globalThis, { isOld: true });
            setTimeout(() => location.reload(), 0);
        });
        const isNew = () => this.evaluate(() => !('isOld' in globalThis) && document.readyState === 'complete');
        await expect.poll(() => isNew().catch(() => false)).toBe(true);
    }

    /** Runs in the page; what it returns, or its promise resolves with, is plain. It may use nothing but its arguments and the page. */
    async evaluate<Arguments extends unknown[], Result>(
        task: (...args: Arguments) => Result,
        ...args: Arguments
    ): Promise<Awaited<Result>> {
        return (await this.driver.send('execute', {
            script: `return (${task})(...arguments)`,
            args,
        })) as Awaited<Result>;
    }

    async count(sought: Sought): Promise<number> {
        return (await this.#all(sought)).length;
    }

    async expectOne(sought: Sought): Promise<void> {
        await expect.poll(() => this.count(sought), { message: JSON.stringify(sought) }).toBeGreaterThan(0);
    }

    /** Empty while a page is on its way. */
    shownText(): Promise<string> {
        // The types know a page's body as always there.
        return this.evaluate(() => (document.body as HTMLElement | null)?.innerText ?? '');
    }

    async expectText(text: RegExp, timeout = 30_000): Promise<void> {
        await expect.poll(() => this.shownText(), { timeout }).toMatch(text);
    }

    /** Clicks the first of them as a finger would: where something lies above it, the browser refuses. */
    async click(sought: Sought): Promise<void> {
        await expect(async () => {
            const [element] = await this.#all(sought);
            if (!element) throw new Error(`expected ${JSON.stringify(sought)}`);
            await this.driver.send('click', { id: element[elementKey] });
        }).toPass({ timeout: 30_000 });
    }

    /** Into the file input by its `data-testid`. */
    async choose(testId: string, ...paths: readonly string[]): Promise<void> {
        await this.expectOne({ testId });
        const [input] = await this.#all({ testId });
        await this.giveFiles(input, ...paths);
    }

    /** Into an element that `evaluate` returned. */
    async giveFiles(input: unknown, ...paths: readonly string[]): Promise<void> {
        const { [elementKey]: id } = input as ElementReference;
        await this.driver.send('sendKeys', { id, text: paths.join('\n') });
    }

    /** As on a keyboard: "Tab", "?", "Shift+Tab". */
    async press(...presses: readonly string[]): Promise<void> {
        const actions = presses.flatMap((press) => {
            const names = press === '+' ? [press] : press.split('+');
            const values = names.map((name) => keys[name] ?? name);
            return [
                ...values.map((value) => ({ type: 'keyDown', value })),
                ...values.reverse().map((value) => ({ type: 'keyUp', value })),
            ];
        });
        await this.driver.send('performActions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    }

    /** Of the page, as far as engines give it, in CSS pixels. */
    async resize(width: number, height: number): Promise<void> {
        const inner = (): Promise<readonly [number, number]> => this.evaluate(() => [innerWidth, innerHeight] as const);
        await this.driver.send('setWindowRect', { x: 0, y: 0, width, height });
        const [, shownHeight] = await inner();
        await this.driver.send('setWindowRect', { x: 0, y: 0, width, height: 2 * height - shownHeight });
        await expect.poll(inner).toEqual([width, height]);
    }

    async screenshot(path: string): Promise<void> {
        await writeFile(path, Buffer.from(String(await this.driver.send('screenshot')), 'base64'));
    }

    async #all(sought: Sought): Promise<readonly ElementReference[]> {
        // Null where the page went away meanwhile.
        return ((await this.evaluate(seek, sought)) ?? []) as unknown as readonly ElementReference[];
    }
}
