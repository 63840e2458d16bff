import type { Seeds, Track } from '../flow.ts';
import type { Queue, QueueItem } from '../intake/queue.svelte.ts';
import type { Library } from '../library/library.svelte.ts';
import type { SourceName } from '../recommend/sources.ts';

type Selected = { readonly trackId: string; readonly mixedWith: readonly string[] } | { readonly itemId: number };

interface Parts {
    readonly library: Pick<Library, 'get'>;
    readonly queue: Pick<Queue, 'items' | 'active'>;
}

/** What is on the screen: a song of the library with those it is mixed with, or a file on its way there. */
export class Selection {
    /** Whose songs to hear next are on the screen. */
    sourceShown = $state<SourceName>('library');
    readonly #parts: Parts;
    #selected = $state.raw<Selected | null>(null);
    /** By the listener, so that no other song takes its place. */
    #isByHand = false;

    constructor(parts: Parts) {
        this.#parts = parts;
    }

    /** The song, when it is in the library. */
    get track(): Track | null {
        const selected = this.#selected;
        return selected && 'trackId' in selected ? (this.#parts.library.get(selected.trackId) ?? null) : null;
    }

    /** The song with those that it is mixed with, as far as they are in the library. */
    get seeds(): Seeds | null {
        const { track } = this;
        const selected = this.#selected;
        if (!track || !selected || !('trackId' in selected)) return null;
        return [track, ...selected.mixedWith.map((id) => this.#parts.library.get(id)).filter(isThere)];
    }

    /** The file, when it is being heard or could not be. */
    get item(): QueueItem | null {
        const { items } = this.#parts.queue;
        return items.find((item) => this.#isSelected(item)) ?? null;
    }

    /** By what the player knows the song; null when there is none. */
    get soundId(): string | null {
        return this.track?.id ?? (this.item && soundId(this.item));
    }

    /** The song that is on the screen already stays as it is mixed. */
    select(trackId: string | null): void {
        this.#isByHand = trackId !== null;
        const selected = this.#selected;
        if (selected && 'trackId' in selected && selected.trackId === trackId) return;
        this.#selected = trackId === null ? null : { trackId, mixedWith: [] };
    }

    selectItem(itemId: number): void {
        const trackId = this.#parts.queue.items.find(({ id }) => id === itemId)?.trackId;
        if (trackId !== undefined) return this.select(trackId);
        this.#isByHand = true;
        this.#selected = { itemId };
    }

    /** Shows the first song, with the others mixed in as far as they are in the library. */
    mix(trackId: string, mixedWith: readonly string[]): void {
        this.#selected = { trackId, mixedWith };
    }

    /** Shows the first of the files that have come, unless the listener looks at a song while others are heard. */
    itemsCame(items: readonly QueueItem[]): void {
        const { active } = this.#parts.queue;
        if (active.every(({ id }) => items.some((item) => item.id === id))) this.#isByHand = false;
        const [first] = items;
        if (first && !this.#isByHand && !active.some((item) => this.#isSelected(item)))
            this.#selected = { itemId: first.id };
    }

    /** A song takes the place of its file; what came to nothing gives way to the next. */
    itemEnded(item: QueueItem): void {
        const isSelected = this.#isSelected(item);
        if (item.trackId !== undefined) {
            if (isSelected || (!this.#selected && !this.#isByHand))
                this.#selected = { trackId: item.trackId, mixedWith: [] };
        } else if (isSelected && (item.stage === 'cancelled' || !this.#isByHand)) {
            const [next] = this.#parts.queue.active;
            if (next) this.#selected = { itemId: next.id };
            else if (item.stage === 'cancelled') this.#selected = null;
        }
    }

    /** The song has left the library. */
    trackGone(trackId: string): void {
        const selected = this.#selected;
        if (selected && 'trackId' in selected && selected.trackId === trackId) this.select(null);
    }

    #isSelected({ id }: QueueItem): boolean {
        const selected = this.#selected;
        return selected !== null && 'itemId' in selected && selected.itemId === id;
    }
}

/** A file can be played before it is known which song it is. */
export const soundId = ({ id }: QueueItem): string => `file ${id}`;

export const isSoundOfFile = (id: string): boolean => id.startsWith('file ');

const isThere = (track: Track | undefined): track is Track => track !== undefined;
