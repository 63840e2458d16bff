const leastPixels = 12;

/**
 * How far what floats keeps from the window's edges, in pixels: a little, and off what the device has for itself there. What is not open is
 * asked for its place too, and to look would have the browser compute the style of the whole page at once.
 */
export function floatPadding(isOpen: boolean): number | Record<'top' | 'right' | 'bottom' | 'left', number> {
    if (!isOpen) return leastPixels;
    const style = getComputedStyle(document.documentElement);
    const at = (side: string): number =>
        leastPixels + (Number.parseFloat(style.getPropertyValue(`--safe-${side}`)) || 0);
    return { top: at('top'), right: at('right'), bottom: at('bottom'), left: at('left') };
}
