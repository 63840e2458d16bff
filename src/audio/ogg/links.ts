/** The links of an Ogg file: streams that follow one another, each with its own headers (RFC 3533, section 4, "chaining"). */
import { textAt, type ByteReader } from '../byte-reader.ts';
import { oggPages, type OggPage } from './pages.ts';

export interface OggLink {
    readonly codec: OggCodec;
    /** Of the sound alone. */
    readonly pages: readonly OggPage[];
    readonly firstPacket: Uint8Array;
}

/** `Speex` and others are named, for the words. */
type OggCodec = 'Vorbis' | 'Opus' | 'FLAC' | 'Speex';

const marks: readonly (readonly [mark: string, codec: OggCodec])[] = [
    ['\x01vorbis', 'Vorbis'],
    ['OpusHead', 'Opus'],
    ['\x7fFLAC', 'FLAC'],
    ['Speex   ', 'Speex'],
];

/** Enough for the first packet of each of these codecs. */
const firstPacketBytes = 256;

/** All links with sound, in order. Of several streams side by side the first with sound is taken. */
export async function oggLinks(reader: ByteReader): Promise<OggLink[]> {
    const links: OggLink[] = [];
    let pages: OggPage[] | null = null;
    let serial = -1;
    let isInBeginning = false;
    for await (const page of oggPages(reader)) {
        if (page.isFirst && !isInBeginning) pages = null;
        isInBeginning = page.isFirst;
        if (page.isFirst && pages === null) {
            const view = await reader.at(page.bodyStart, Math.min(firstPacketBytes, page.end - page.bodyStart));
            const codec = marks.find(([mark]) => textAt(view, 0, mark.length) === mark)?.[1];
            if (codec === undefined) continue;
            pages = [page];
            serial = page.serial;
            const firstPacket = new Uint8Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
            links.push({ codec, pages, firstPacket });
        } else if (page.serial === serial) {
            pages?.push(page);
        }
    }
    return links;
}
