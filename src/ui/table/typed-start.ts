/** Finds what begins with the letters that are typed one soon after another. */
import { plainText } from '../../library/plain-text.ts';

/** After so long a letter begins anew. */
const pauseMillis = 1000;

export class TypedStart {
    #typed = '';
    #at = -Infinity;

    /**
     * The first of `count` texts, from the one at `from` on and round, that begins so; null where none does. The first letter
     * leads on from where one is, those that follow may leave one there.
     */
    find(
        letter: string,
        {
            now,
            from,
            count,
            textAt,
        }: {
            /** Milliseconds. */
            readonly now: number;
            readonly from: number;
            readonly count: number;
            readonly textAt: (index: number) => string;
        },
    ): number | null {
        const isFirst = now - this.#at > pauseMillis;
        this.#typed = isFirst ? letter : this.#typed + letter;
        this.#at = now;
        const wanted = plainText(this.#typed);
        for (let i = 0; i < count; i += 1) {
            const index = (from + i + (isFirst ? 1 : 0)) % count;
            if (plainText(textAt(index)).startsWith(wanted)) return index;
        }
        return null;
    }
}
