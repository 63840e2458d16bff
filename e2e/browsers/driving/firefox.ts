/** Firefox without a screen, in a profile of its own. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands, type Driver } from './commands.ts';
import { startLoudspeaker } from './loudspeaker.ts';
import { connectMarionette, type Marionette } from './marionette.ts';
import { start, until } from './program.ts';

const path = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

/** Sound may play, as after a touch; the microphone gives a tone of its own, to each page; files are saved without a question; whether a folder may be read is asked, and answered at once. */
const preferences = (downloads: string) => ({
    'marionette.port': 0,
    'media.autoplay.default': 0,
    'media.navigator.streams.fake': true,
    'media.navigator.permission.disabled': true,
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    'browser.download.useDownloadDir': true,
    'browser.shell.checkDefaultBrowser': false,
    'intl.accept_languages': 'en-GB',
    'app.update.disabledForTesting': true,
    'security.dialog_enable_delay': 0,
});

export async function startFirefox(downloads: string): Promise<Driver> {
    const profile = await mkdtemp(join(tmpdir(), 'segue-firefox-'));
    const lines = Object.entries(preferences(downloads)).map(
        ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
    );
    await writeFile(join(profile, 'user.js'), lines.join('\n'));
    const args = ['--headless', '--marionette', '--no-remote', '-remote-allow-system-access', '--profile', profile];
    const loudspeaker = await startLoudspeaker();
    const program = start(path, args, { ...loudspeaker.env, HOME: profile });
    const marionette = await until('Firefox to listen', program, async () => {
        const port = Number(await readFile(join(profile, 'MarionetteActivePort'), 'utf8'));
        return connectMarionette(port);
    });
    const session = (await marionette.call('WebDriver:NewSession', { unhandledPromptBehavior: 'accept' })) as {
        capabilities: { browserName: string; browserVersion: string };
    };
    return {
        engine: 'firefox',
        version: `Firefox ${session.capabilities.browserVersion}`,
        async send(command, parameters = {}) {
            if (command === 'setWindowRect') await allowNarrow(marionette);
            const result = await marionette.call(commands[command].marionette, parameters);
            return result !== null && typeof result === 'object' && 'value' in result ? result.value : result;
        },
        answerChooser: (chosen) => inChrome(marionette, answerPicker, chosen),
        async close() {
            marionette.close();
            await program.end();
            await loudspeaker.end();
            await rm(profile, { recursive: true, force: true, maxRetries: 5 });
        },
    };
}

/** Its window is never narrower than its own buttons, unless it is told otherwise. */
const allowNarrow = (marionette: Marionette): Promise<void> =>
    inChrome(marionette, () => document.documentElement.style.setProperty('min-width', '0', 'important'));

/** Runs a function in the browser's own window. */
async function inChrome(marionette: Marionette, task: (...args: never[]) => void, ...args: unknown[]): Promise<void> {
    await marionette.call('Marionette:SetContext', { value: 'chrome' });
    try {
        await marionette.call('WebDriver:ExecuteScript', { script: `(${task})(...arguments)`, args });
    } finally {
        await marionette.call('Marionette:SetContext', { value: 'content' });
    }
}

/** Firefox's own parts, in whose window `answerPicker` runs. */
declare const Cc: Record<string, { createInstance(kind: unknown): { initWithPath(path: string): void } }>;
declare const Ci: Record<string, unknown>;
declare const Components: {
    ID(uuid: string): unknown;
    manager: { QueryInterface(kind: unknown): { registerFactory(...args: unknown[]): void } };
};
declare const ChromeUtils: { generateQI(names: readonly string[]): (kind: unknown) => unknown };

/** Puts a picker in the place of the system's: it picks `path` at once, whatever it is asked for. */
function answerPicker(path: string): void {
    const file = Cc['@mozilla.org/file/local;1']?.createInstance(Ci['nsIFile']);
    file?.initWithPath(path);
    const picker = {
        QueryInterface: ChromeUtils.generateQI(['nsIFilePicker']),
        init() {},
        appendFilters() {},
        appendFilter() {},
        appendRawFilter() {},
        async isModeSupported() {
            return true;
        },
        open(callback: { done(result: number): void }) {
            setTimeout(() => callback.done(0), 0);
        },
        file,
    };
    const factory = {
        QueryInterface: ChromeUtils.generateQI(['nsIFactory']),
        createInstance(kind: unknown) {
            return picker.QueryInterface(kind);
        },
    };
    const id = Components.ID(`{${crypto.randomUUID()}}`);
    const registrar = Components.manager.QueryInterface(Ci['nsIComponentRegistrar']);
    registrar.registerFactory(id, '', '@mozilla.org/filepicker;1', factory);
}
