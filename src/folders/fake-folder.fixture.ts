import type { PickedFolder } from './pick-folder.ts';

/** A folder of the disk as File System Access shows it, in memory; refuses what the browser refuses, by its errors. */
export class FakeFolder {
    readonly kind = 'directory';
    readonly name: string;
    /** By path below the folder. */
    readonly files = new Map<string, File>();
    permission: PermissionState = 'granted';
    /** What the listener says when asked. */
    answer: PermissionState = 'granted';
    isThere = true;
    /** Folders that cannot be opened, with their slash. */
    readonly locked = new Set<string>();

    constructor(name: string, ...paths: readonly string[]) {
        this.name = name;
        for (const path of paths) this.write(path);
    }

    write(path: string, { text = path, at = 1000 }: { readonly text?: BlobPart; readonly at?: number } = {}): File {
        const file = new File([text], path.split('/').at(-1) ?? '', { lastModified: at });
        this.files.set(path, file);
        return file;
    }

    /** As the picker hands it out. */
    get handle(): FileSystemDirectoryHandle {
        return this.#handle('') as unknown as FileSystemDirectoryHandle;
    }

    get picked(): PickedFolder {
        return { kind: 'linked', name: this.name, handle: this.handle };
    }

    /** As a browser without handles hands it out: its own name stands first in each path. */
    get chosen(): PickedFolder {
        const files = [...this.files].map(([path, file]) => {
            const name = `${this.name}/${path}`;
            return Object.defineProperty(new File([file], file.name, file), 'webkitRelativePath', { value: name });
        });
        return { kind: 'chosen', name: this.name, files };
    }

    #handle(at: string): object {
        const names = new Set<string>();
        const entry = (name: string): object =>
            this.files.has(at + name) ? this.#file(at + name) : this.#handle(`${at}${name}/`);
        const gather = (): string[] => {
            this.#refuse(at);
            for (const path of this.files.keys())
                if (path.startsWith(at)) names.add(path.slice(at.length).split('/')[0] ?? '');
            return [...names];
        };
        const getEntry = (name: string, kind: string): object => {
            this.#refuse(at);
            const found = gather().includes(name) ? entry(name) : null;
            if (found && 'kind' in found && found.kind === kind) return found;
            throw new DOMException('', 'NotFoundError');
        };
        return {
            kind: 'directory',
            name: at === '' ? this.name : at.split('/').at(-2),
            root: this,
            isSameEntry: async (other: { root?: unknown }) => other.root === this,
            queryPermission: async () => this.permission,
            requestPermission: async () => (this.permission = this.answer),
            keys: async function* () {
                yield* gather();
            },
            values: async function* () {
                yield* gather().map(entry);
            },
            getDirectoryHandle: async (name: string) => getEntry(name, 'directory'),
            getFileHandle: async (name: string) => getEntry(name, 'file'),
        };
    }

    #file(path: string): object {
        const getFile = async (): Promise<File> => {
            this.#refuse(path);
            const file = this.files.get(path);
            if (!file) throw new DOMException('', 'NotFoundError');
            return file;
        };
        const name = path.split('/').at(-1) ?? '';
        /** As the browser does it: what is written takes the file's place when it is closed. */
        const createWritable = async (): Promise<WritableStream> => {
            const parts: BlobPart[] = [];
            const close = (): void => {
                this.files.set(
                    path,
                    new File(parts, name, { lastModified: (this.files.get(path)?.lastModified ?? 0) + 1 }),
                );
            };
            return new WritableStream<BlobPart>({ write: (part) => void parts.push(part), close });
        };
        return { kind: 'file', name, getFile, createWritable };
    }

    #refuse(path: string): void {
        if (this.permission !== 'granted') throw new DOMException('', 'NotAllowedError');
        if (!this.isThere) throw new DOMException('', 'NotFoundError');
        if (this.locked.has(path)) throw new DOMException('', 'NoModificationAllowedError');
    }
}
