import type { Live } from '../../live/live.svelte.ts';

/** What was heard is lost with the page until it is kept or forgotten: the browser asks first, on whichever screen the listener is. */
export function askBeforeLeaving(live: Live): void {
    $effect.root(() => {
        const isAtStake = $derived(live.soFar !== null);
        $effect(() => {
            if (!isAtStake) return;
            const ask = (event: Event): void => event.preventDefault();
            addEventListener('beforeunload', ask);
            return () => removeEventListener('beforeunload', ask);
        });
    });
}
