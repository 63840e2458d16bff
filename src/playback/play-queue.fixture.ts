import { SvelteSet } from 'svelte/reactivity';
import { PlayQueue } from './play-queue.svelte.ts';

/** Plays what it is told to. */
class FakePlayer {
    trackId: string | null = null;
    playing = false;
    positionSeconds = 0;
    readonly stream = null;
    readonly begun: string[] = [];

    toggle(id: string): void {
        if (this.trackId !== id) this.positionSeconds = 0;
        this.playing = this.trackId !== id || !this.playing;
        this.trackId = id;
        if (this.playing && this.positionSeconds === 0) this.begun.push(id);
    }

    seek(id: string, seconds: number): void {
        if (this.trackId !== id) this.playing = false;
        this.trackId = id;
        this.positionSeconds = seconds;
    }

    /** The song sounds to its end. */
    end(queue: PlayQueue): void {
        this.playing = false;
        if (this.trackId !== null) queue.ended(this.trackId);
    }
}

/** A queue whose songs are all at hand but those that are missing; songs whose names begin alike lie in one folder. */
export function setUpQueue() {
    const player = new FakePlayer();
    const missing = new SvelteSet<string>();
    const alike: string[] = [];
    const chance = { random: () => 0 };
    const queue = new PlayQueue({
        player,
        isAtHand: (id) => !missing.has(id),
        alikeTo: (ids) => alike.find((id) => !ids.includes(id)) ?? null,
        failTogether: (id, other) => id[0] === other[0],
        random: () => chance.random(),
    });
    const coming = () => queue.coming.map(({ id }) => id);
    const keyOf = (id: string): number => queue.coming.find((song) => song.id === id)?.key ?? -1;
    return { player, missing, alike, chance, queue, coming, keyOf };
}
