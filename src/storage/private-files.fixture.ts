/** A private file system in memory: refuses what the browser refuses, by its errors. */
export class FakePrivateFiles {
    /** By folder, then by name. */
    readonly folders = new Map<string, Map<string, File>>();
    /** Of all files together. */
    roomBytes = Infinity;
    /** What the browser says when it is asked for it. */
    isBlocked = false;

    /** As `navigator.storage`. */
    readonly device = {
        getDirectory: async (): Promise<FileSystemDirectoryHandle> => {
            if (this.isBlocked) throw new DOMException('', 'SecurityError');
            return this.#root as unknown as FileSystemDirectoryHandle;
        },
        estimate: async () => ({ usage: this.#usedBytes, quota: this.#usedBytes + this.roomBytes }),
    };

    readonly #root = {
        keys: () => this.folders.keys(),
        getDirectoryHandle: async (name: string, { create = false } = {}) => {
            const files = this.folders.get(name) ?? (create ? new Map<string, File>() : null);
            if (!files) throw new DOMException('', 'NotFoundError');
            this.folders.set(name, files);
            return this.#folder(files);
        },
        removeEntry: async (name: string, { recursive = false } = {}) => {
            if (!recursive) throw new DOMException('', 'InvalidModificationError');
            if (!this.folders.delete(name)) throw new DOMException('', 'NotFoundError');
        },
    };

    get #usedBytes(): number {
        return [...this.folders.values()]
            .flatMap((files) => [...files.values()])
            .reduce((sum, { size }) => sum + size, 0);
    }

    #folder(files: Map<string, File>) {
        const handleOf = (name: string) => ({
            kind: 'file',
            name,
            getFile: async () => files.get(name),
            createWritable: async () => this.#writing(name, files),
        });
        return {
            keys: () => files.keys(),
            values: async function* () {
                yield* [...files.keys()].map(handleOf);
            },
            getFileHandle: async (name: string, { create = false } = {}) => {
                if (!files.has(name) && !create) throw new DOMException('', 'NotFoundError');
                if (!files.has(name)) files.set(name, new File([], name));
                return handleOf(name);
            },
            removeEntry: async (name: string) => {
                if (!files.delete(name)) throw new DOMException('', 'NotFoundError');
            },
        };
    }

    /** Nothing is there before it is closed. */
    #writing(name: string, files: Map<string, File>) {
        const pieces: ArrayBuffer[] = [];
        return {
            write: async (piece: ArrayBuffer) => {
                this.roomBytes -= piece.byteLength;
                if (this.roomBytes < 0) throw new DOMException('', 'QuotaExceededError');
                pieces.push(piece);
            },
            close: async () => void files.set(name, new File(pieces, name)),
            abort: async () => undefined,
        };
    }
}
