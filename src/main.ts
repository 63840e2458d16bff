import { mount } from 'svelte';
import { drawn } from './app/drawn.ts';
import { Segue } from './app/segue.svelte.ts';
import { passed } from './library/idle.ts';
import { Pwa } from './pwa/pwa.svelte.ts';
import { guardScripts } from './app/script-addresses.ts';
import Root from './ui/App.svelte';
import { fetchLibrary } from './ui/page/later-parts.svelte.ts';
import { wearTheme } from './ui/look/wear-theme.ts';
import { prepareFormats } from './ui/words/format.ts';
import { followKeyNotation } from './ui/words/key-notation.ts';
import { language } from './ui/words/language.svelte.ts';

guardScripts();

const longestWaitMillis = 400;

const target = document.getElementById('app');
if (!target) throw new Error('expected an element with the id "app" in index.html');

const app = new Segue();
// Before the first paint, which build/first-paint.ts lets wait for this script.
wearTheme(app.settings.theme);
// What is kept is read while the words come and the page is built.
void app.start();
// Whoever left songs here looks at them first: they are waited for a moment, rather than to show a page without them before.
const songs = app.library.wasFilled ? Promise.allSettled([app.library.begun, fetchLibrary(), app.whole()]) : null;
// The sentence for browsers that do not get as far as this; it is not to be seen while words come.
target.replaceChildren();
void showPage(target);

/** For the command line and the curious: `await segue.hear(file)` in the console. */
Object.assign(globalThis, { segue: { hear: app.analyser.analyse, load: app.analyser.load } });

/** Nothing waits for it: other languages' words import what is in this script, and would wait for it in turn. */
async function showPage(target: HTMLElement): Promise<void> {
    await language.show(app.settings.interfaceLanguage, navigator.languages);
    await Promise.race([songs, passed(longestWaitMillis)]);
    followKeyNotation(() => app.settings.keyNotation);
    mount(Root, { target, props: { app, pwa: new Pwa() } });
    await drawn();
    await prepareFormats();
}
