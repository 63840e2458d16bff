import * as v from 'valibot';
import { items } from '../../storage/names.ts';
import { onItemElsewhere, readJson, removeItem, writeJson } from '../../storage/web-storage.ts';
import type { ResponseCache } from '../http/response-cache.ts';
import type { Connection } from '../source.ts';
import { aboutSongs } from './recordings.ts';

interface Parts {
    readonly cache: Pick<ResponseCache, 'forget'>;
}

const keptSchema = v.object({ isGiven: v.boolean() });

const nothingKept = { isGiven: false };

/**
 * The listener's word that titles and artists may be sent. Windows share it. Where the browser keeps nothing, it lasts as long
 * as the page.
 */
export class Consent implements Connection {
    readonly #cache: Pick<ResponseCache, 'forget'>;
    #isGiven = $state(false);

    constructor({ cache }: Parts) {
        this.#cache = cache;
        this.#isGiven = isKept() ?? false;
        onItemElsewhere(items.listenersConsent, () => (this.#isGiven = isKept() ?? this.#isGiven));
    }

    get state(): 'none' | 'connected' {
        return this.#isGiven ? 'connected' : 'none';
    }

    agree(): void {
        this.#isGiven = true;
        writeJson(items.listenersConsent, { isGiven: true });
    }

    /** Takes it back, with all that was answered to it. */
    async disconnect(): Promise<void> {
        this.#isGiven = false;
        removeItem(items.listenersConsent);
        await Promise.all([this.#cache.forget('listenbrainz-labs'), this.#cache.forget('musicbrainz', aboutSongs)]);
    }
}

/** Null where the browser refuses to tell. */
const isKept = (): boolean | null => readJson(items.listenersConsent, keptSchema, nothingKept)?.isGiven ?? null;
