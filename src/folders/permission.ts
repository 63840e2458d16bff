/** What TypeScript's DOM lacks of File System Access: https://wicg.github.io/file-system-access/ */

interface Permitting extends FileSystemDirectoryHandle {
    queryPermission?(descriptor: { readonly mode: 'read' }): Promise<PermissionState>;
    requestPermission?(descriptor: { readonly mode: 'read' }): Promise<PermissionState>;
}

type Picker = (options: { readonly id: string; readonly mode: 'read' }) => Promise<FileSystemDirectoryHandle>;

const picker = (): Picker | undefined => (globalThis as { showDirectoryPicker?: Picker }).showDirectoryPicker;

/** Whether the browser lends folders for longer than a visit. */
export function canLinkFolders(): boolean {
    return picker() !== undefined;
}

/** The folder that the listener chooses; null when the choice is called off. Only after a press. */
export async function pickFolder(): Promise<FileSystemDirectoryHandle | null> {
    try {
        return (await picker()?.({ id: 'music', mode: 'read' })) ?? null;
    } catch (error) {
        if (error instanceof DOMException && error.name === 'AbortError') return null;
        throw error;
    }
}

/** Whether the folder may be read. With `ask`, which browsers allow only after a press, the listener is asked where need be. */
export async function permissionToRead(handle: FileSystemDirectoryHandle, ask: boolean): Promise<PermissionState> {
    const permitting = handle as Permitting;
    const state = (await permitting.queryPermission?.({ mode: 'read' }).catch(() => 'denied' as const)) ?? 'granted';
    if (state !== 'prompt' || !ask) return state;
    // Without a press it is refused by an error.
    return (await permitting.requestPermission?.({ mode: 'read' }).catch(() => state)) ?? state;
}
