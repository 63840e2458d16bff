import { mount } from 'svelte';
import { Segue } from './app/segue.svelte.ts';
import { Pwa } from './pwa/pwa.svelte.ts';
import { guardScripts } from './app/script-addresses.ts';
import Root from './ui/App.svelte';
import { wearTheme } from './ui/look/wear-theme.ts';
import { followKeyNotation } from './ui/words/key-notation.ts';
import { language } from './ui/words/language.svelte.ts';

guardScripts();

const target = document.getElementById('app');
if (!target) throw new Error('expected an element with the id "app" in index.html');

const app = new Segue();
// Before the first paint, which build/first-paint.ts lets wait for this script.
wearTheme(app.settings.theme);
// What is kept is read while the words come and the page is built.
void app.start();
await language.show(app.settings.interfaceLanguage, navigator.languages);
followKeyNotation(() => app.settings.keyNotation);
// The sentence for browsers that do not get as far as this.
target.replaceChildren();
mount(Root, { target, props: { app, pwa: new Pwa() } });

/** For the command line and the curious: `await segue.hear(file)` in the console. */
Object.assign(globalThis, { segue: { hear: app.analyser.analyse, load: app.analyser.load } });
