/** Codecs whose streaming decoder in this browser says yes and then errs, hangs or gives nothing, by their common names. */
import * as v from 'valibot';
import { items } from '../storage/names.ts';
import { readJson, writeJson } from '../storage/web-storage.ts';

export interface DecoderDistrust {
    readonly codecs: readonly string[];
    distrust(codec: string): void;
}

/**
 * WebKit on Linux (2.50) says that its streaming decoders support all of these. Of AAC they end the whole page, of Vorbis they hang and
 * whatever is decoded after it with them, of MP3 they err; so none may be tried. Its whole-file decoder is right about all of them.
 */
const isWebKitOfLinux = (browser: string): boolean => /\(X11; Linux[^)]*\) AppleWebKit\/605/.test(browser);
const failing = ['AAC', 'FLAC', 'MP3', 'Opus', 'Vorbis'];

const schema = v.object({ browser: v.string(), codecs: v.array(v.string()) });

/** Kept for later visits, as long as the browser calls itself the same: another version may have mended its decoders. */
export function createDecoderDistrust(browser: string = globalThis.navigator?.userAgent ?? ''): DecoderDistrust {
    const kept = readJson(items.distrustedDecoders, schema, { browser, codecs: [] });
    const known = isWebKitOfLinux(browser) ? failing : [];
    const codecs = new Set([...known, ...(kept?.browser === browser ? kept.codecs : [])]);
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
