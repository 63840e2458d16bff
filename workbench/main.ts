/** A page for development: components in every state. `?state=NAME` is one of them alone, as the frame of the page shows it. */
import './sealed.ts';
import { mount } from 'svelte';
import { Settings } from '../src/app/settings.svelte.ts';
import { language } from '../src/ui/words/language.svelte.ts';
import '../src/ui/look/base.css';
import '../src/ui/look/languages.css';
import { chosenIn } from './choice.ts';
import { states } from './states.ts';
import Workbench from './Workbench.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('expected an element with the id "app" in workbench/index.html');

const { state, theme, tag } = chosenIn(location.search);
if (state === null) {
    mount(Workbench, { target, props: { names: Object.keys(states) } });
} else {
    const show = states[state];
    if (!show) throw new Error(`expected one of the states, not "${state}"`);
    new Settings().theme = theme;
    document.documentElement.dataset['theme'] = theme;
    await language.show(tag, []);
    document.documentElement.lang = language.locale;
    // As far from the edge as on the app's own screen, which brings that along.
    if (!state.startsWith('Screens')) target.style.padding = '1rem';
    await show(target);
    document.documentElement.dataset.shown = state;
}
