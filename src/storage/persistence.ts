/** The browser's promise not to clear the library when the disk runs full: https://storage.spec.whatwg.org/#persistence */
import { items } from './names.ts';
import { readItem, writeItem } from './web-storage.ts';

/** Only pages of a secure address have it, whatever the types say. */
type Device = Partial<Pick<StorageManager, 'persist' | 'persisted' | 'estimate'>> | undefined;

/** Asks once in this browser's life, because some ask the person in turn. Never rejects. */
export async function askToPersist(device: Device = ofBrowser()): Promise<void> {
    const asked = readItem(items.persistenceAsked);
    if (!asked.ok || asked.value !== null || (await isPersisted(device))) return;
    try {
        writeItem(items.persistenceAsked, (await device?.persist?.()) ? 'granted' : 'refused');
    } catch {
        // A browser that cannot be asked may be asked again.
    }
}

/** Null where the browser does not tell. */
export async function isPersisted(device: Device = ofBrowser()): Promise<boolean | null> {
    return (await device?.persisted?.().catch(() => null)) ?? null;
}

/** How much all that is kept takes, the app itself included; null where the browser does not tell. */
export async function usedBytes(device: Device = ofBrowser()): Promise<number | null> {
    return (await device?.estimate?.().catch(() => null))?.usage ?? null;
}

/** About how much more may be kept; null where the browser does not tell. */
export async function freeBytes(device: Device = ofBrowser()): Promise<number | null> {
    const estimate = await device?.estimate?.().catch(() => null);
    if (estimate?.quota === undefined || estimate.usage === undefined) return null;
    return Math.max(0, estimate.quota - estimate.usage);
}

function ofBrowser(): Device {
    return (globalThis.navigator as Partial<Navigator> | undefined)?.storage;
}
