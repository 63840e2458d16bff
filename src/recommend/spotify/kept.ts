/** What this browser keeps of the connection to Spotify. */
import * as v from 'valibot';

const storageKey = 'segue-spotify';

/** Client IDs of Spotify's developer apps. */
const clientIdSchema = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.regex(/^[0-9a-f]{32}$/));

const tokensSchema = v.object({
    /** For whom they were given; to another app they are worth nothing. */
    clientId: v.string(),
    access: v.pipe(v.string(), v.nonEmpty()),
    refresh: v.pipe(v.string(), v.nonEmpty()),
    /** Milliseconds since 1970, for the access token. */
    expiresAt: v.number(),
});

const keptSchema = v.object({
    /** The listener's own. */
    clientId: v.fallback(v.nullable(clientIdSchema), null),
    tokens: v.fallback(v.nullable(tokensSchema), null),
    accountName: v.fallback(v.nullable(v.string()), null),
    hasExpired: v.fallback(v.boolean(), false),
});

export type Tokens = v.InferOutput<typeof tokensSchema>;
export type Kept = v.InferOutput<typeof keptSchema>;

export const nothingKept: Kept = { clientId: null, tokens: null, accountName: null, hasExpired: false };

/** Null for what is no client ID. */
export function parseClientId(text: unknown): string | null {
    const clientId = v.safeParse(clientIdSchema, text);
    return clientId.success ? clientId.output : null;
}

/** What is broken counts as not kept; null where nothing can be read. */
export function readKept(): Kept | null {
    let text: string | null;
    try {
        text = localStorage.getItem(storageKey);
    } catch {
        return null;
    }
    const kept = v.safeParse(v.pipe(v.string(), v.parseJson(), keptSchema), text);
    return kept.success ? kept.output : nothingKept;
}

/** False for a blocked or full storage. */
export function writeKept(kept: Kept): boolean {
    try {
        localStorage.setItem(storageKey, JSON.stringify(kept));
        return true;
    } catch {
        return false;
    }
}

export function forgetKept(): void {
    try {
        localStorage.removeItem(storageKey);
    } catch {
        // Blocked storage: there is nothing to forget.
    }
}

/** Calls back when another window has changed what is kept. */
export function onKeptElsewhere(callback: () => void): void {
    globalThis.addEventListener?.('storage', ({ key }: StorageEvent) => {
        if (key === storageKey || key === null) callback();
    });
}
