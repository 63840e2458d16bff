/** Joins the app to the device around it: the icon's badge and menu, its media keys, files from outside, what storage promises, other windows. */
import type { Segue } from '../app/segue.svelte.ts';
import { stopKeeping } from '../app/stop-keeping.ts';
import { showPlaying, showState, steer } from '../playback/media-session.ts';
import { eraseVisit } from '../storage/erase.ts';
import { onErasureElsewhere } from '../storage/erased-elsewhere.ts';
import { askToPersist } from '../storage/persistence.ts';
import { type Action, welcomeArrivals } from './arrivals.ts';
import { showBadge } from './badge.ts';
import type { Pwa } from './pwa.svelte.ts';

/** To be called while the root component starts. */
export function joinDevice(app: Segue, pwa: Pwa, onaction: (action: Action) => void): void {
    const hasSongs = $derived(app.library.tracks.length > 0);
    const underWay = $derived(app.queue.active.length);

    $effect(() => showBadge(underWay));
    // Older browsers have no media session, whatever the types say.
    const session = (navigator as Partial<Navigator>).mediaSession;
    if (session) steer(session, app.player, app.playQueue);
    const loadedTrack = $derived(app.player.trackId === null ? null : (app.library.get(app.player.trackId) ?? null));
    $effect(() => session && showPlaying(session, app.player.stream ?? loadedTrack));
    // The position follows the sound from frame to frame: the device, which counts by itself, is told once a second.
    const wholeSeconds = $derived(Math.floor(app.player.positionSeconds));
    $effect(() => {
        const { trackId, playing, durationSeconds } = app.player;
        if (session) showState(session, { trackId, playing, durationSeconds, positionSeconds: wholeSeconds });
    });
    // Changing reloads the page, which would lose what is being heard.
    $effect(() => {
        if (pwa.updateWanted && underWay === 0) void pwa.update();
    });
    // Only now is there something that the browser could lose, and a reason to install.
    $effect(() => {
        if (!hasSongs) return;
        pwa.install.songWasKept();
        // Whoever may promise to keep it is asked before it is said that it may go.
        void askToPersist().then(() => pwa.unused.songWasKept());
    });
    $effect(() =>
        onErasureElsewhere({
            onbegin: () => void stopKeeping(app),
            ondone: () => void eraseVisit().finally(() => location.reload()),
        }),
    );

    let asked = $state<Action | null>(null);
    const isReady = $derived(
        app.library.state !== 'loading' && (app.network.contract !== null || app.network.state === 'unavailable'),
    );
    // The icon's menu may ask for something that is not on the screen before the library is.
    $effect(() => {
        if (asked === null || !isReady) return;
        onaction(asked);
        asked = null;
    });

    void welcomeArrivals({
        onfiles: (files) => app.add(files),
        onaction: (action) => (asked = action),
        onproblem: (problem) => pwa.report(problem),
    });
}
