/** The browser's promise not to clear the library when the disk runs full: https://storage.spec.whatwg.org/#persistence */

const storageKey = 'segue-persistence-asked';

interface Parts {
    readonly device?: Partial<Pick<StorageManager, 'persist' | 'persisted'>> | undefined;
    readonly memory?: Pick<Storage, 'getItem' | 'setItem'>;
}

/** Asks once in this browser's life, because some ask the person in turn. Never rejects. */
export async function askToPersist({ device = deviceStorage(), memory }: Parts = {}): Promise<void> {
    try {
        const kept = memory ?? localStorage;
        if (kept.getItem(storageKey) !== null || (await isPersisted(device))) return;
        kept.setItem(storageKey, (await device?.persist?.()) ? 'granted' : 'refused');
    } catch {
        // Blocked storage promises nothing.
    }
}

/** Null where the browser does not tell. */
export async function isPersisted(device: Parts['device'] = deviceStorage()): Promise<boolean | null> {
    return (await device?.persisted?.().catch(() => null)) ?? null;
}

/** Only pages of a secure address have it, whatever the types say. */
function deviceStorage(): Parts['device'] {
    return (navigator as Partial<Navigator>).storage;
}
