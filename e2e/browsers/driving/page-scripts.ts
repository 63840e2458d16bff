/** Functions that run in the page; each is sent as text, so that none may use anything beside its own lines. */

/** Elements that the listener can reach, by what they are (a role, or the attribute `data-testid`) and by what they are called. */
export interface Sought {
    readonly role?:
        'button' | 'heading' | 'radio' | 'slider' | 'menuitem' | 'dialog' | 'listitem' | 'region' | 'summary';
    readonly testId?: string;
    /** A regular expression. */
    readonly name?: string;
    /** The name of the region or dialog that it stands in. */
    readonly within?: string;
    /** Only such as can be pressed now. */
    readonly enabled?: true;
}

export function seek({ role, testId, name, within, enabled }: Sought): Element[] {
    const native: Record<string, string> = {
        button: 'button',
        heading: 'h1,h2,h3',
        radio: 'input[type=radio]',
        slider: 'input[type=range]',
        menuitem: '',
        dialog: 'dialog[open]',
        listitem: 'li',
        summary: 'summary',
        region: 'section[aria-label],section[aria-labelledby],aside[aria-label]',
    };
    const textOf = (ids: string | null): string | undefined =>
        ids
            ?.split(' ')
            .map((id) => document.getElementById(id)?.textContent ?? '')
            .join(' ');
    const nameOf = (element: Element): string =>
        (
            textOf(element.getAttribute('aria-labelledby')) ??
            element.getAttribute('aria-label') ??
            (element instanceof HTMLInputElement
                ? [...(element.labels ?? [])].map((one) => one.textContent).join(' ')
                : element.textContent) ??
            ''
        )
            .replace(/\s+/g, ' ')
            .trim();
    const isShown = (element: Element): boolean =>
        element.checkVisibility() && element.closest('[inert],[aria-hidden=true]') === null;
    if (testId !== undefined) return [...document.querySelectorAll(`[data-testid=${testId}]`)];
    const selectorOf = (of: string): string => [`[role=${of}]`, native[of]].filter(Boolean).join();
    const roots =
        within === undefined
            ? [document]
            : [...document.querySelectorAll(`${selectorOf('region')},${selectorOf('dialog')}`)].filter((one) =>
                  new RegExp(within).test(nameOf(one)),
              );
    return roots
        .flatMap((root) => [...root.querySelectorAll(selectorOf(role ?? 'button'))])
        .filter((element) => !enabled || !element.matches(':disabled'))
        .filter((element) => isShown(element) && new RegExp(name ?? '').test(nameOf(element)));
}

/** What the page's layout must never be, whatever the window: in words. */
export function faultsOfLayout(): string[] {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    const wide = [...document.querySelectorAll('body *')].filter((element) => {
        const { right, left, width } = element.getBoundingClientRect();
        const isClipped = element.closest('canvas,svg,.unseen,[role=log]') !== null;
        return width > 0 && !isClipped && element.checkVisibility() && (right > innerWidth + 1 || left < -1);
    });
    const missing = ['header', 'main', 'nav'].filter((name) => document.querySelector(name) === null);
    return [
        ...(scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide in a window of ${clientWidth}`] : []),
        // Its parts scroll; the page would show a second bar beside theirs.
        ...(scrollHeight > clientHeight ? [`the page is ${scrollHeight} high in a window of ${clientHeight}`] : []),
        ...missing.map((name) => `there is no ${name}`),
        ...wide.map((element) => `beyond the edge: ${element.tagName} ${element.className}`),
    ];
}
