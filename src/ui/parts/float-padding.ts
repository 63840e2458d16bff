/** How far what floats keeps from the window's edges, in pixels: a little, and off what the device has for itself there. */
export function floatPadding(): Record<'top' | 'right' | 'bottom' | 'left', number> {
    const style = getComputedStyle(document.documentElement);
    const at = (side: string): number => 12 + (Number.parseFloat(style.getPropertyValue(`--safe-${side}`)) || 0);
    return { top: at('top'), right: at('right'), bottom: at('bottom'), left: at('left') };
}
