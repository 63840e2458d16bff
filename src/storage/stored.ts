/** The one guarded way to what the browser keeps: whatever it refuses is a value with a reason. */

/** 'storage-full': the quota is reached. 'storage-blocked': the browser keeps nothing for us here. 'storage-broken': all else. */
export type StorageReason = 'storage-full' | 'storage-blocked' | 'storage-broken';

export type Stored<T> =
    { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: StorageReason };

/** What the work stored or read, or why the browser let it do neither. */
export async function attempt<T>(work: () => Promise<T>): Promise<Stored<T>> {
    try {
        return { ok: true, value: await work() };
    } catch (error) {
        return { ok: false, reason: storageReason(error) };
    }
}

export function storageReason(error: unknown): StorageReason {
    if (keepsNothing()) return 'storage-blocked';
    const name = error instanceof Error || error instanceof DOMException ? error.name : '';
    if (name === 'QuotaExceededError') return 'storage-full';
    // Firefox in a private window and Chromium with site data blocked refuse to open at all.
    if (name === 'SecurityError' || name === 'InvalidStateError') return 'storage-blocked';
    return 'storage-broken';
}

/** Where site data is blocked, the very names throw; Chromium's databases say no more there than that they do not open. */
function keepsNothing(): boolean {
    try {
        void (globalThis as { readonly localStorage?: unknown }).localStorage;
        return typeof indexedDB === 'undefined';
    } catch {
        return true;
    }
}
