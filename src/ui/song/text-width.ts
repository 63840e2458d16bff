/** How wide text is drawn, without drawing it. */
let context: CanvasRenderingContext2D | null | undefined;

/** In CSS pixels; `font` as CSS writes it: "600 14px sans-serif". Where nothing can be drawn, no text is narrow enough. */
export function textPixels(text: string, font: string): number {
    context ??= document.createElement('canvas').getContext('2d');
    if (!context) return Infinity;
    context.font = font;
    return context.measureText(text).width;
}
