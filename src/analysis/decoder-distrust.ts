/** Codecs whose streaming decoder in this browser says yes and then errs, hangs or gives nothing, by their common names. */
export interface DecoderDistrust {
    readonly codecs: readonly string[];
    distrust(codec: string): void;
}

/** Known as long as the page is open. */
export function createDecoderDistrust(known: readonly string[] = []): DecoderDistrust {
    const codecs = new Set(known);
    return {
        get codecs() {
            return [...codecs];
        },
        distrust: (codec) => void codecs.add(codec),
    };
}
