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

/** `navigator`; `standalone` is WebKit's own. */
type Browser = Pick<Navigator, 'vendor' | 'platform'> & { readonly standalone?: boolean };

/**
 * Whether the browser deletes what pages keep that were not opened for seven days of its use, as Apple's do, and not for apps that were installed:
 * https://webkit.org/blog/10218/full-third-party-cookie-blocking-and-more/
 */
export function isClearedUnused(
    browser: Browser = navigator,
    isInstalled = matchMedia('(display-mode: standalone)').matches,
): boolean {
    const isByApple = browser.vendor.startsWith('Apple') && /^(Mac|iP)/.test(browser.platform);
    return isByApple && !isInstalled && browser.standalone !== true;
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
