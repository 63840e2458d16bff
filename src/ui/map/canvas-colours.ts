import type { Shade } from './colouring.ts';

export interface CanvasColours {
    /** By the place of the shade. */
    readonly shades: readonly string[];
    readonly ground: string;
    readonly ink: string;
    readonly accent: string;
}

/** The page's colours as a canvas can draw with them. `probe` is an element of the page that shows nothing. */
export function canvasColours(probe: HTMLElement, shades: readonly Shade[]): CanvasColours {
    const resolved = (colour: string): string => {
        probe.style.color = colour;
        return getComputedStyle(probe).color;
    };
    return {
        shades: shades.map(({ colour }) => resolved(colour ?? 'var(--edge)')),
        ground: resolved('var(--raised)'),
        ink: resolved('var(--ink)'),
        accent: resolved('var(--accent)'),
    };
}
