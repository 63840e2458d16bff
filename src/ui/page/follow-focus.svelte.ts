import { untrack } from 'svelte';
import { focusHeading } from '../parts/way-back.ts';

/** The focus goes to the heading of each new screen, where what had it went with the one before. */
export function followFocus(screen: () => string): void {
    let shown = untrack(screen);
    $effect(() => {
        if (screen() === shown) return;
        shown = screen();
        if (document.activeElement === document.body) focusHeading();
    });
}
