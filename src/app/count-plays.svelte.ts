import { untrack } from 'svelte';
import { PlayCounter } from '../playback/play-counter.ts';
import type { Segue } from './segue.svelte.ts';

const lookMillis = 1000;

/** While a component lives, songs of the library that are played are counted. */
export function countPlays(app: Pick<Segue, 'library' | 'player' | 'plays'>): void {
    const counter = new PlayCounter((id) => {
        if (app.library.has(id)) void app.plays.count(id);
    });
    const look = (): void => {
        const { trackId, playing, positionSeconds, durationSeconds } = app.player;
        counter.look({ trackId, playing, positionSeconds, durationSeconds }, performance.now() / 1000);
    };
    $effect(() => {
        const { playing } = app.player;
        // Also when it stops: what follows is silence.
        untrack(look);
        if (!playing) return;
        const timer = setInterval(look, lookMillis);
        return () => clearInterval(timer);
    });
}
