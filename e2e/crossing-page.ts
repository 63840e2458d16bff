/** Bundled alone into a page of nothing else: a crossing of any plan, on the app's own decks and mixer. */
import { Deck } from '../src/playback/deck.svelte.ts';
import { Mixer } from '../src/playback/mixer.ts';
import { Crossing } from '../src/playback/transitions/crossing.ts';
import type { Plan } from '../src/playback/transitions/plan.ts';

declare global {
    /** Plays the first song and goes over into the second; resolves when the first has faded. */
    var cross: (first: string, second: string, plan: Plan) => Promise<void>;
}

globalThis.cross = async (first, second, plan) => {
    const mixer = new Mixer(() => true);
    const [from, into] = [new Deck({ mixer }), new Deck({ mixer })];
    for (const [deck, address] of [
        [from, first],
        [into, second],
    ] as const) {
        deck.load(address, new File([await (await fetch(address)).blob()], 'song.wav', { type: 'audio/wav' }));
        deck.connect();
    }
    while (!from.isReady || !into.isReady) await new Promise((resolve) => setTimeout(resolve, 50));
    if (!(await from.start())) throw new Error('the first song does not play');
    await new Promise<void>((resolve, reject) => {
        const failed = () => reject(new Error('the second song does not play'));
        const crossing = new Crossing({
            from,
            into,
            plan,
            isWanted: () => true,
            onCrossed: () => undefined,
            onFailed: failed,
            onUnwanted: failed,
        });
        const look = setInterval(() => {
            if (crossing.isOpen) return;
            clearInterval(look);
            resolve();
        }, 100);
    });
};
