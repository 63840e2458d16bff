/** Changes in a folder while the page is open: https://github.com/whatwg/fs/blob/main/proposals/FileSystemObserver.md */

interface Observer {
    observe(handle: FileSystemDirectoryHandle, options: { readonly recursive: boolean }): Promise<void>;
    disconnect(): void;
}

type ObserverClass = new (callback: () => void) => Observer;

/** Files come one after another, and each in pieces. */
const calmMillis = 2000;

/** Calls back when what changes below the folder has come to rest. Without a word where the browser does not tell; ends by the function that comes back. */
export function watchFolder(root: FileSystemDirectoryHandle, onChanged: () => void): () => void {
    const { FileSystemObserver } = globalThis as { FileSystemObserver?: ObserverClass };
    if (!FileSystemObserver) return () => undefined;
    let calm: ReturnType<typeof setTimeout> | undefined;
    const observer = new FileSystemObserver(() => {
        clearTimeout(calm);
        calm = setTimeout(onChanged, calmMillis);
    });
    // Some drives cannot be watched.
    observer.observe(root, { recursive: true }).catch(() => undefined);
    return () => {
        clearTimeout(calm);
        observer.disconnect();
    };
}
