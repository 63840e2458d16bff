/** Leads to the button that chooses songs, the larger one where there are two: a browser opens its chooser only after a press. */
export function focusPicker(): void {
    [...document.querySelectorAll<HTMLElement>('[data-picker]')].at(-1)?.focus();
}
