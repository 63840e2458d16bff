/** What this browser keeps of the connection to Spotify. */
import * as v from 'valibot';
import { items } from '../../storage/names.ts';
import { readJson, writeJson } from '../../storage/web-storage.ts';

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

const connectionSchema = v.object({
    /** The listener's own. */
    clientId: v.fallback(v.nullable(clientIdSchema), null),
    tokens: v.fallback(v.nullable(tokensSchema), null),
    accountName: v.fallback(v.nullable(v.string()), null),
    hasExpired: v.fallback(v.boolean(), false),
});

export type Tokens = v.InferOutput<typeof tokensSchema>;
export type KeptConnection = v.InferOutput<typeof connectionSchema>;

export const nothingKept: KeptConnection = { clientId: null, tokens: null, accountName: null, hasExpired: false };

/** Null for what is no client ID. */
export function parseClientId(text: unknown): string | null {
    const clientId = v.safeParse(clientIdSchema, text);
    return clientId.success ? clientId.output : null;
}

/** What is broken counts as not kept; null where nothing can be read. */
export const readConnection = (): KeptConnection | null =>
    readJson(items.spotifyConnection, connectionSchema, nothingKept);

/** False for a blocked or full storage. */
export const writeConnection = (connection: KeptConnection): boolean => writeJson(items.spotifyConnection, connection);
