import type { DeckParts } from './player-parts.ts';

/** A file on its way to WAV, once its element was found not to play it, or by a wrong clock. */
export class Decoding {
    readonly #abort = new AbortController();
    #isOver = false;

    /** `onOver` is told the WAV, or null where there is none, unless the decoding was aborted. */
    constructor(file: File, decode: NonNullable<DeckParts['decode']>, onOver: (wav: Blob | null) => void) {
        const { signal } = this.#abort;
        void decode(file, signal)
            .catch(() => null)
            .then((wav) => {
                if (signal.aborted) return;
                this.#isOver = true;
                onOver(wav instanceof Blob ? wav : null);
            });
    }

    get isOver(): boolean {
        return this.#isOver;
    }

    abort(): void {
        this.#abort.abort();
    }
}
