import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { KnownFile } from './changes.ts';

/** What is known of a folder's files, and where in it each song lies. */
export class FolderIndex {
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- no screen depends on it
    readonly #files = new Map<string, KnownFile>();
    /** All paths of a song, which may lie there more than once, gone ones included. */
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- no screen depends on it
    readonly #paths = new Map<string, Set<string>>();
    /** A path of each song that is there. */
    readonly #places = new SvelteMap<string, string>();
    readonly #gone = new SvelteSet<string>();

    constructor(files: Iterable<readonly [path: string, KnownFile]>) {
        for (const [path, file] of files) this.put(path, file);
    }

    get files(): ReadonlyMap<string, KnownFile> {
        return this.#files;
    }

    /** How many songs are there, and how many were. */
    get songs(): { readonly there: number; readonly gone: number } {
        return { there: this.#places.size, gone: this.#gone.size };
    }

    /** Of the songs that are there. */
    get trackIds(): readonly string[] {
        return [...this.#places.keys()];
    }

    /** Undefined where the song is not, or not any more. */
    pathOf(trackId: string): string | undefined {
        return this.#places.get(trackId);
    }

    /** Every place of the song that is there. */
    pathsOf(trackId: string): readonly string[] {
        return [...(this.#paths.get(trackId) ?? [])].filter((path) => !this.#files.get(path)?.isGone);
    }

    /** Whether the song was in the folder, and is in none of its files now. */
    isGone(trackId: string): boolean {
        return this.#gone.has(trackId);
    }

    /** Songs that lie nowhere as they were: their files are gone, or at paths that have changed. */
    uprooted(changed: readonly string[]): readonly string[] {
        // eslint-disable-next-line svelte/prefer-svelte-reactivity -- no screen depends on it
        const paths = new Set(changed);
        return [...this.#paths.keys()].filter((id) => this.pathsOf(id).every((path) => paths.has(path)));
    }

    /** Null forgets the file. */
    put(path: string, file: KnownFile | null): void {
        const before = this.#files.get(path)?.trackId;
        if (file) this.#files.set(path, file);
        else this.#files.delete(path);
        for (const trackId of [before, file?.trackId]) if (trackId) this.#settle(trackId, path);
    }

    #settle(trackId: string, path: string): void {
        // eslint-disable-next-line svelte/prefer-svelte-reactivity -- no screen depends on it
        const paths = this.#paths.get(trackId) ?? new Set<string>();
        if (this.#files.get(path)?.trackId === trackId) paths.add(path);
        else paths.delete(path);
        this.#paths.set(trackId, paths);
        const [place] = this.pathsOf(trackId);
        if (place === undefined) this.#places.delete(trackId);
        else this.#places.set(trackId, place);
        if (place === undefined && paths.size > 0) this.#gone.add(trackId);
        else this.#gone.delete(trackId);
    }
}
