/** Codecs whose streaming decoder in this browser says yes and then errs, hangs or gives nothing, by their common names. */
import * as v from 'valibot';
import { items } from '../storage/names.ts';
import { readJson, writeJson } from '../storage/web-storage.ts';

export interface DecoderDistrust {
    readonly codecs: readonly string[];
    distrust(codec: string): void;
}

const schema = v.object({ browser: v.string(), codecs: v.array(v.string()) });

/** Kept for later visits, as long as the browser calls itself the same: another version may have mended its decoders. */
export function createDecoderDistrust(browser: string = globalThis.navigator?.userAgent ?? ''): DecoderDistrust {
    const kept = readJson(items.distrustedDecoders, schema, { browser, codecs: [] });
    const codecs = new Set(kept?.browser === browser ? kept.codecs : []);
    return {
        get codecs() {
            return [...codecs];
        },
        distrust(codec) {
            codecs.add(codec);
            writeJson(items.distrustedDecoders, { browser, codecs: [...codecs] });
        },
    };
}
