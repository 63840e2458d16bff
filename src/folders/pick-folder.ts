/** How the listener chooses a folder: https://wicg.github.io/file-system-access/ where the browser has it, a file input elsewhere. */

type Picker = (options: { readonly id: string; readonly mode: 'read' }) => Promise<FileSystemDirectoryHandle>;

/** A folder by its handle, which can be kept, or by all files below it, which the browser lends for this visit. */
export type PickedFolder =
    | { readonly kind: 'linked'; readonly name: string; readonly handle: FileSystemDirectoryHandle }
    | { readonly kind: 'chosen'; readonly name: string; readonly files: readonly File[] };

/** Where a browser knows no folders, as some on phones, its picker hands out files of no folder. */
export type Picked = PickedFolder | { readonly kind: 'songs'; readonly files: readonly File[] };

const picker = (): Picker | undefined => (globalThis as { showDirectoryPicker?: Picker }).showDirectoryPicker;

/** Whether the browser lends folders for longer than a visit. */
export function canLinkFolders(): boolean {
    return picker() !== undefined;
}

/** What the listener chooses; null when the choice is called off, or nothing is in it. Only after a press. */
export async function pickFolder(): Promise<Picked | null> {
    if (!canLinkFolders()) return picked(await pickFiles());
    try {
        const handle = await picker()?.({ id: 'music', mode: 'read' });
        return handle ? { kind: 'linked', name: handle.name, handle } : null;
    } catch (error) {
        if (error instanceof DOMException && error.name === 'AbortError') return null;
        throw error;
    }
}

function picked(files: readonly File[]): Picked | null {
    const [first] = files;
    if (!first) return null;
    const name = first.webkitRelativePath.split('/')[0] ?? '';
    return name === '' ? { kind: 'songs', files } : { kind: 'chosen', name, files };
}

function pickFiles(): Promise<readonly File[]> {
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', multiple: true, webkitdirectory: true, hidden: true });
    // Browsers have dropped the choice of an input that stands on no page.
    document.body.append(input);
    return new Promise((resolve) => {
        const end = (): void => {
            resolve([...(input.files ?? [])]);
            input.remove();
        };
        input.addEventListener('change', end);
        input.addEventListener('cancel', end);
        input.click();
    });
}
