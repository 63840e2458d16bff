/** What TypeScript's DOM lacks of permission to read: https://wicg.github.io/file-system-access/ */

interface Permitting extends FileSystemDirectoryHandle {
    queryPermission?(descriptor: { readonly mode: 'read' }): Promise<PermissionState>;
    requestPermission?(descriptor: { readonly mode: 'read' }): Promise<PermissionState>;
}

/** Whether the folder may be read. With `ask`, which browsers allow only after a press, the listener is asked where need be. */
export async function permissionToRead(handle: FileSystemDirectoryHandle, ask: boolean): Promise<PermissionState> {
    const permitting = handle as Permitting;
    const state = (await permitting.queryPermission?.({ mode: 'read' }).catch(() => 'denied' as const)) ?? 'granted';
    if (state !== 'prompt' || !ask) return state;
    // Without a press it is refused by an error.
    return (await permitting.requestPermission?.({ mode: 'read' }).catch(() => state)) ?? state;
}
