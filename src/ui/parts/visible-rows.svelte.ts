/** Which rows of a very long list have to be drawn. All are equally high, in rem, so that larger text makes larger rows. */
export class VisibleRows {
    /** Rows above and below the visible ones, so that quick scrolling shows no gap. */
    static readonly #margin = 6;
    /** Of the box that scrolls; bound to it. */
    height = $state(0);
    scrollTop = $state(0);
    #remPixels = $state(16);
    readonly #count: () => number;
    readonly #rowRem: number;
    readonly #headRem: number;

    /** While the component lasts that makes it. `headRem`: how high a head is that stays above the rows. */
    constructor(count: () => number, { rowRem, headRem = 0 }: { readonly rowRem: number; readonly headRem?: number }) {
        this.#count = count;
        this.#rowRem = rowRem;
        this.#headRem = headRem;
        $effect(() => {
            // Read again whenever the box changes size, as it does when the text size does.
            if (this.height > 0) this.#remPixels = parseFloat(getComputedStyle(document.documentElement).fontSize);
        });
    }

    get rowPixels(): number {
        return this.#rowRem * this.#remPixels;
    }

    get allPixels(): number {
        return this.#count() * this.rowPixels;
    }

    /** How many stand in sight whole. */
    get page(): number {
        return Math.max(1, Math.floor((this.height - this.#headRem * this.#remPixels) / this.rowPixels));
    }

    get first(): number {
        return Math.max(0, Math.floor(this.scrollTop / this.rowPixels) - VisibleRows.#margin);
    }

    /** One past the last. */
    get end(): number {
        return Math.min(
            this.#count(),
            Math.ceil((this.scrollTop + this.height) / this.rowPixels) + VisibleRows.#margin,
        );
    }

    /** Scrolls the box no further than needed to have the row in sight. */
    reveal(box: HTMLElement, row: number): void {
        const top = row * this.rowPixels;
        const bottom = top + this.rowPixels + this.#headRem * this.#remPixels;
        if (top < box.scrollTop) box.scrollTop = top;
        else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
    }
}
