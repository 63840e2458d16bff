/** What a key does anywhere in the window. Inside a field, and on what uses the key itself, it does nothing else. */
export type KeyAction = 'toggle' | 'back' | 'forward' | 'next' | 'previous' | 'search' | 'live' | 'keys' | 'leave';

const actions: Readonly<Record<string, KeyAction>> = {
    ' ': 'toggle',
    ArrowLeft: 'back',
    ArrowRight: 'forward',
    /** With shift, as in other players. */
    N: 'next',
    P: 'previous',
    L: 'live',
    '/': 'search',
    '?': 'keys',
    Escape: 'leave',
};

/** `target` is the selector-matching element that has the focus; null stands for the page itself. */
export function keyAction(
    event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'defaultPrevented'>,
    target: { matches(selector: string): boolean } | null,
): KeyAction | null {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return null;
    if (target?.matches('input:not([type=radio], [type=range]), textarea, select, [contenteditable], [role=dialog] *'))
        return null;
    const action = actions[event.key] ?? null;
    // A menu closes, and what lies under it stays.
    if (action === 'leave' && target?.matches('[role=menu], [role=menu] *, [role=listbox] *')) return null;
    // Space presses the button that has the focus, as everywhere.
    if (action === 'toggle' && target?.matches('button, a, [role=dialog]')) return null;
    return action;
}
