import { cleanText } from '../audio/tags/clean-text.ts';
import type { Folders } from '../folders/folders.svelte.ts';
import { type Found, type Missing, songFinder } from '../imports/find-songs.ts';
import type { ListEntry, ListProblem, ReadList } from '../imports/list.ts';
import { readListFile } from '../imports/read-list.ts';
import type { Library } from '../library/library.svelte.ts';
import { type KeptPlaylist, withoutRepeats } from '../playlists/playlist.ts';
import type { Playlists } from '../playlists/playlists.svelte.ts';
import type { Stored } from '../storage/stored.ts';

interface Parts {
    readonly library: Pick<Library, 'tracks'>;
    readonly folders: {
        readonly list: readonly (Pick<Folders['list'][number], 'name'> & {
            readonly index: Pick<Folders['list'][number]['index'], 'pathsOf'>;
        })[];
    };
    readonly playlists: Pick<Playlists, 'create'>;
    /** Of the interface (BCP 47), for lists that do not say their encoding. */
    readonly languages: () => readonly string[];
    /** What has become playlists. */
    readonly onMade: (made: Stored<readonly KeptPlaylist[]>) => void;
}

/** Of the files that were chosen or dropped together. */
interface ReadFiles {
    readonly lists: readonly (ReadList & { readonly fileName: string })[];
    readonly problems: readonly { readonly fileName: string; readonly reason: ListProblem }[];
}

interface MissingEntry {
    readonly entry: ListEntry;
    readonly why: Missing;
}

/** A playlist of another program, and which songs of the library it has. */
export interface FoundList {
    /** The file's, where the list has none. */
    readonly name: string;
    readonly folders: readonly string[];
    readonly songIds: readonly string[];
    readonly missing: readonly MissingEntry[];
    readonly entries: number;
    /** Whether it is to become a playlist. */
    readonly isChosen: boolean;
}

/** Playlists of other programs, read and matched to the library; what is chosen of them becomes playlists, and nothing else is kept. */
export class PlaylistImport {
    readonly #parts: Parts;
    #read = $state.raw<ReadFiles | null>(null);
    #isReading = $state(false);
    /** A reading that has been closed, or that another follows, comes to nothing. */
    #turn = 0;
    /** Those that are not to become playlists, by their places among all. */
    #left = $state.raw<readonly number[]>([]);
    /** Songs that are heard while the lists are looked at are found too. */
    readonly #finder = $derived.by(() => {
        const { library, folders } = this.#parts;
        const pathsOf = (id: string): readonly string[] =>
            folders.list.flatMap(({ name, index }) => index.pathsOf(id).map((path) => `${name}/${path}`));
        return songFinder(library.tracks.map((track) => ({ track, paths: pathsOf(track.id) })));
    });
    readonly #found = $derived.by(() =>
        this.#read?.lists.map((list) => ({
            ...list,
            found: list.entries.map((entry) => [entry, this.#finder(entry)] as const),
        })),
    );

    constructor(parts: Parts) {
        this.#parts = parts;
    }

    get isOpen(): boolean {
        return this.#isReading || this.#read !== null;
    }

    get isReading(): boolean {
        return this.#isReading;
    }

    get problems(): ReadFiles['problems'] {
        return this.#read?.problems ?? [];
    }

    get lists(): readonly FoundList[] {
        return (this.#found ?? []).map(({ name, fileName, folders, found }, i) => {
            const songIds = withoutRepeats(found.flatMap(([, one]) => ('trackId' in one ? [one.trackId] : [])));
            return {
                name: name || (cleanText(fileName.replace(/\.[^.]*$/, '')) ?? fileName),
                folders,
                songIds,
                missing: found.flatMap(missingAmong),
                entries: found.length,
                isChosen: songIds.length > 0 && !this.#left.includes(i),
            };
        });
    }

    /** Reads one after another; those that were read before give way. */
    async read(files: readonly File[]): Promise<void> {
        const turn = ++this.#turn;
        this.#isReading = true;
        const [lists, problems]: [ReadFiles['lists'][number][], ReadFiles['problems'][number][]] = [[], []];
        for (const file of files) {
            const read = await readListFile(file, this.#parts.languages());
            if (turn !== this.#turn) return;
            if (read.ok) lists.push(...read.lists.map((list) => ({ ...list, fileName: file.name })));
            else problems.push({ fileName: file.name, reason: read.reason });
        }
        this.#left = [];
        [this.#read, this.#isReading] = [{ lists, problems }, false];
    }

    choose(place: number, isChosen: boolean): void {
        const others = this.#left.filter((one) => one !== place);
        this.#left = isChosen ? others : [...others, place];
    }

    close(): void {
        this.#turn += 1;
        [this.#read, this.#isReading] = [null, false];
    }

    /** Those that are chosen become playlists of the songs that were found. */
    async make(): Promise<void> {
        const chosen = this.lists.filter(({ isChosen }) => isChosen);
        this.close();
        const made: KeptPlaylist[] = [];
        for (const { name, songIds } of chosen) {
            const stored = await this.#parts.playlists.create(name, songIds);
            if (!stored.ok) return this.#parts.onMade(stored);
            made.push(stored.value);
        }
        this.#parts.onMade({ ok: true, value: made });
    }
}

const missingAmong = ([entry, found]: readonly [ListEntry, Found]): readonly MissingEntry[] =>
    'missing' in found ? [{ entry, why: found.missing }] : [];
