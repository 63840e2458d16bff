/** Where the focus goes when what was opened has closed. */

const layers = '[role=menu], [role=dialog]';
const waysBack = new WeakMap<Element, readonly HTMLElement[]>();

/**
 * What has the focus as something opens, and, where that is in a menu or a dialog, which may close meanwhile, what opened those: the nearest first. Menus are named
 * by the button that opens them.
 */
export function wayBack(): readonly HTMLElement[] {
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement) || activeElement === document.body) return [];
    const over = activeElement.closest(layers);
    const button = over?.matches('[role=menu]')
        ? document.getElementById(over.getAttribute('aria-labelledby') ?? '')
        : null;
    return [activeElement, ...(button ? [button] : []), ...((over && waysBack.get(over)) ?? [])];
}

/** Of a dialog that others are opened from. */
export function keepWayBack(dialog: Element, way: readonly HTMLElement[]): void {
    waysBack.set(dialog, way);
}

/** Whether anything of it was still there to have the focus. */
export function goBack(way: readonly HTMLElement[]): boolean {
    for (const element of way) {
        if (!element.isConnected || element.closest(layers)?.matches('[data-state=closed]')) continue;
        element.focus({ preventScroll: true });
        if (document.activeElement === element) return true;
    }
    return false;
}

/** Where the way back went with the screen that it was on. */
export function focusHeading(): void {
    const heading = document.querySelector<HTMLElement>('main h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
}
