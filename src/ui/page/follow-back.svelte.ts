import type { Segue } from '../../app/segue.svelte.ts';

type Parts = Pick<Segue, 'screen' | 'selection'>;

/**
 * The browser's Back closes what lies over the first page, the topmost first, and only from there leaves the app, as phones are used to.
 * All that lies over it is one entry of the history: https://html.spec.whatwg.org/multipage/nav-history-apis.html.
 */
export function followBack({ screen, selection }: Parts, isAsking: () => boolean): void {
    const isOver = (): boolean =>
        isAsking() || screen.shown !== 'song' || selection.track !== null || selection.item !== null;

    function closeTopmost(): void {
        // Each dialog, menu and panel knows what is to become of it.
        if (isAsking() || document.querySelector(overlays)) pressEscape();
        else if (screen.shown !== 'song') screen.show('song');
        else selection.select(null);
    }

    /** The step back that is not the listener's comes a moment later, and something may have been opened by then. */
    let isStepping = false;

    function keepEntry(): void {
        const [isWanted, isThere] = [isOver(), isEntry()];
        if (isStepping || isWanted === isThere) return;
        if (isWanted) return history.pushState(entry, '');
        isStepping = true;
        history.back();
    }

    function moved(): void {
        if (isOver() && !isEntry() && !isStepping) closeTopmost();
        isStepping = false;
        keepEntry();
    }

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
