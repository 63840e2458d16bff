/** Which rows of a very long list have to be drawn. All are equally high, in rem, so that larger text makes larger rows. */
export class VisibleRows {
    /** Rows above and below the visible ones, so that quick scrolling shows no gap. */
    static readonly #margin = 6;
    /** For how long a leap is taken for one of many. */
    static readonly #leapMillis = 100;
    /** Of the box that scrolls; bound to it. */
    height = $state(0);
    #scrollTop = $state(0);
    /** Whether nothing that was in sight still is: then rows beyond the visible ones would be gone before they are seen. */
    #leaps = $state(false);
    #landing: ReturnType<typeof setTimeout> | undefined;
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

    get scrollTop(): number {
        return this.#scrollTop;
    }

    set scrollTop(top: number) {
        clearTimeout(this.#landing);
        this.#leaps = this.height > 0 && Math.abs(top - this.#scrollTop) > this.height;
        this.#scrollTop = top;
        if (this.#leaps) this.#landing = setTimeout(() => (this.#leaps = false), VisibleRows.#leapMillis);
    }

    get #beyond(): number {
        return this.#leaps ? 0 : VisibleRows.#margin;
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
        return Math.max(0, Math.floor(this.scrollTop / this.rowPixels) - this.#beyond);
    }

    /** One past the last. */
    get end(): number {
        return Math.min(this.#count(), Math.ceil((this.scrollTop + this.height) / this.rowPixels) + this.#beyond);
    }

    /** Scrolls the box no further than needed to have the row in sight. */
    reveal(box: HTMLElement, row: number): void {
        const top = row * this.rowPixels;
        const bottom = top + this.rowPixels + this.#headRem * this.#remPixels;
        if (top < box.scrollTop) box.scrollTop = top;
        else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
    }
}
