import * as v from 'valibot';
import { type FolderPaths, folderPathOf } from '../exports/places.ts';
import { items } from '../storage/names.ts';
import { readJson, writeJson } from '../storage/web-storage.ts';

interface Asked {
    readonly trackIds: readonly string[];
    /** What they are called together. */
    readonly name: string;
}

const pathsSchema = v.record(v.string(), v.string());

/** The songs that are to be saved for other programs, and where their folders lie on this computer, as the listener has said. */
export class ExportDesk {
    #asked = $state.raw<Asked | null>(null);
    #paths = $state.raw<FolderPaths>(readJson(items.folderPaths, pathsSchema, {}) ?? {});

    get asked(): Asked | null {
        return this.#asked;
    }

    get paths(): FolderPaths {
        return this.#paths;
    }

    begin(trackIds: readonly string[], name: string): void {
        this.#asked = { trackIds, name };
    }

    close(): void {
        this.#asked = null;
    }

    /** False where it is no whole path; nothing of the folder is known then. */
    sayWhere(folderId: string, text: string): boolean {
        const path = folderPathOf(text);
        const others = Object.entries(this.#paths).filter(([id]) => id !== folderId);
        this.#paths = Object.fromEntries(path === null ? others : [...others, [folderId, path]]);
        writeJson(items.folderPaths, this.#paths);
        return path !== null;
    }
}
