import { untrack } from 'svelte';
import type { ScreenName } from '../../app/screen.svelte.ts';
import type { Segue } from '../../app/segue.svelte.ts';

type Parts = Pick<Segue, 'screen' | 'selection'>;

interface Place {
    /** 'home': the first page, which shows no song. */
    readonly kind: ScreenName | 'home';
    readonly trackId: string | null;
}

const home: Place = { kind: 'home', trackId: null };

/**
 * The browser's Back closes what lies over a screen, puts down what is in hand there, then leads to the screen before, and only from the first page leaves the app, as
 * phones are used to. For the browser all that is one entry of its history: https://html.spec.whatwg.org/multipage/nav-history-apis.html.
 */
export function followBack({ screen, selection }: Parts, isAsking: () => boolean): void {
    let here = home;
    /** Screens on the way here, each once but those of songs; from song to song is no way. */
    let trail: readonly Place[] = [];
    /** The step back that is not the listener's comes a moment later, and something may have been opened by then. */
    let isStepping = false;

    function placeNow(): Place {
        const trackId = selection.track?.id ?? null;
        const isHome = screen.shown === 'song' && trackId === null && selection.item === null;
        return isHome ? home : { kind: screen.shown, trackId };
    }

    const isOver = (): boolean => isAsking() || placeNow().kind !== 'home';

    function arrive(place: Place): void {
        const before = trail.findIndex(({ kind }) => kind === place.kind && kind !== 'song');
        if (before >= 0) trail = trail.slice(0, before);
        else if (place.kind !== here.kind) trail = [...trail, here];
        here = place;
    }

    function goBack(): void {
        // Each dialog, menu and panel knows what is to become of it.
        if (isAsking() || document.querySelector(overlays)) return pressEscape();
        if (screen.putDown()) return;
        const { kind, trackId } = trail.at(-1) ?? home;
        if (kind === 'home' || kind === 'song') selection.select(trackId);
        screen.show(kind === 'home' ? 'song' : kind);
        [here, trail] = [placeNow(), trail.slice(0, -1)];
    }

    function keepEntry(): void {
        const [isWanted, isThere] = [isOver(), isEntry()];
        if (isStepping || isWanted === isThere) return;
        if (isWanted) return history.pushState(entry, '');
        isStepping = true;
        history.back();
    }

    function moved(): void {
        if (isOver() && !isEntry() && !isStepping) goBack();
        isStepping = false;
        keepEntry();
    }

    $effect(() => {
        const place = placeNow();
        untrack(() => arrive(place));
    });
    $effect(keepEntry);
    $effect(() => {
        addEventListener('popstate', moved);
        return () => removeEventListener('popstate', moved);
    });
}

/** What stands over a screen for a moment. */
const overlays = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';

const entry = { isOver: true };

const isEntry = (): boolean => (history.state as Partial<typeof entry> | null)?.isOver === true;

function pressEscape(): void {
    const press = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(press);
}
