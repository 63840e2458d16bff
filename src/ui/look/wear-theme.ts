import type { ThemeChoice } from '../../app/settings.svelte.ts';
import { grounds } from './grounds.ts';

/** Puts a theme on the page, and on the bars that the system draws around it. */
export function wearTheme(choice: ThemeChoice): void {
    document.documentElement.dataset['theme'] = choice;
    for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')) {
        const own = meta.media.includes('dark') ? 'dark' : 'light';
        meta.content = grounds[choice === 'system' ? own : choice];
    }
}
