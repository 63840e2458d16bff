/** Marks a box that scrolls sideways: `data-after` while there is more to its end than is seen, `data-before` while there is to its beginning. */
export function beyondEdges(box: HTMLElement): () => void {
    let before = NaN;
    const look = (): void => {
        before = Math.abs(box.scrollLeft);
        // Of zoomed pages, halves of pixels are rounded.
        box.toggleAttribute('data-before', before > 1);
        box.toggleAttribute('data-after', before + box.clientWidth < box.scrollWidth - 1);
    };
    // Up and down nothing changes of it, and its widths take a layout to know.
    const lookAside = (): void => {
        if (Math.abs(box.scrollLeft) !== before) look();
    };
    const sizes = new ResizeObserver(look);
    for (const sized of [box, ...box.children]) sizes.observe(sized);
    box.addEventListener('scroll', lookAside, { passive: true });
    return () => {
        sizes.disconnect();
        box.removeEventListener('scroll', lookAside);
    };
}
