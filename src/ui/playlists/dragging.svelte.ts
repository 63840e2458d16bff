/** A song of a list that is dragged by its handle to where another stands. */

interface List {
    /** Its children are the songs' rows, in order. */
    readonly rows: HTMLElement;
    readonly ids: readonly string[];
}

/** So near to the edge of what scrolls, in pixels, it scrolls along. */
const edgePixels = 48;
const scrollPixels = 12;

export class Dragging {
    readonly #onmove: (songId: string, other: string) => void;
    #held = $state<string | null>(null);
    #over = $state<string | null>(null);
    #ids = $state.raw<readonly string[]>([]);

    constructor(onmove: (songId: string, other: string) => void) {
        this.#onmove = onmove;
    }

    /** The song that is dragged. */
    get held(): string | null {
        return this.#held;
    }

    /** On which side of the song's row the dragged one would come to stand; null where it would not. */
    markAt(id: string): 'above' | 'below' | null {
        if (this.#held === null || id !== this.#over || id === this.#held) return null;
        return this.#ids.indexOf(this.#held) < this.#ids.indexOf(id) ? 'below' : 'above';
    }

    begin(event: PointerEvent, { rows, ids }: List): void {
        const row = event.target instanceof Element ? event.target.closest('li') : null;
        const id = row ? ids[[...rows.children].indexOf(row)] : undefined;
        if (id === undefined || event.button !== 0) return;
        event.preventDefault();
        [this.#held, this.#over, this.#ids] = [id, null, ids];
        const ended = new AbortController();
        const { signal } = ended;
        const follow = ({ clientY }: PointerEvent): void => this.#follow(clientY, rows);
        const end = (isDone: boolean): void => {
            const [held, over] = [this.#held, this.#over];
            [this.#held, this.#over] = [null, null];
            ended.abort();
            if (isDone && held !== null && over !== null && over !== held) this.#onmove(held, over);
        };
        addEventListener('pointermove', follow, { signal });
        addEventListener('pointerup', () => end(true), { signal });
        addEventListener('pointercancel', () => end(false), { signal });
        const giveUp = (event: KeyboardEvent): void => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            end(false);
        };
        // Before Escape leaves the screen.
        addEventListener('keydown', giveUp, { signal, capture: true });
    }

    #follow(clientY: number, rows: HTMLElement): void {
        const place = [...rows.children].findIndex((row) => clientY < row.getBoundingClientRect().bottom);
        this.#over = (place < 0 ? this.#ids[rows.children.length - 1] : this.#ids[place]) ?? null;
        const scroller = rows.closest('main');
        const box = scroller?.getBoundingClientRect();
        if (!scroller || !box) return;
        if (clientY < box.top + edgePixels) scroller.scrollBy(0, -scrollPixels);
        else if (clientY > box.bottom - edgePixels) scroller.scrollBy(0, scrollPixels);
    }
}
