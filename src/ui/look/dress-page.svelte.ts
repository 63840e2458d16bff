import { MediaQuery } from 'svelte/reactivity';
import type { Settings } from '../../app/settings.svelte.ts';
import { language } from '../words/language.svelte.ts';
import type { Theme } from './colour-map.ts';
import { wearTheme } from './wear-theme.ts';

/** Gives the page its theme, its language and the colour of the song, while the component lasts that calls it. Returns the theme. */
export function dressPage(settings: Pick<Settings, 'theme'>, songColour: () => string | null): () => Theme {
    const night = new MediaQuery('(prefers-color-scheme: dark)');
    $effect(() => {
        const colour = songColour();
        const { style } = document.documentElement;
        if (colour === null) style.removeProperty('--song');
        else style.setProperty('--song', colour);
    });
    $effect(() => wearTheme(settings.theme));
    $effect(() => void (document.documentElement.lang = language.locale));
    return () => (settings.theme === 'system' ? (night.current ? 'dark' : 'light') : settings.theme);
}
