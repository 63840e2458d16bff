/** What TypeScript's DOM lacks of permissions: https://wicg.github.io/file-system-access/ */

type Mode = 'read' | 'readwrite';

interface Permitting extends FileSystemDirectoryHandle {
    queryPermission?(descriptor: { readonly mode: Mode }): Promise<PermissionState>;
    requestPermission?(descriptor: { readonly mode: Mode }): Promise<PermissionState>;
}

/** Whether the folder may be read, or written as well. With `ask`, which browsers allow only after a press, the listener is asked where need be. */
export async function permissionTo(
    mode: Mode,
    handle: FileSystemDirectoryHandle,
    ask: boolean,
): Promise<PermissionState> {
    const permitting = handle as Permitting;
    const state = (await permitting.queryPermission?.({ mode }).catch(() => 'denied' as const)) ?? 'granted';
    if (state !== 'prompt' || !ask) return state;
    // Without a press it is refused by an error.
    return (await permitting.requestPermission?.({ mode }).catch(() => state)) ?? state;
}
