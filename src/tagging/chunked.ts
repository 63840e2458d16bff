/**
 * WAV (RIFF) and AIFF: an ID3v2 tag in a chunk of its own, as most programs have it there. Chunks have no places of each other, so
 * that only lengths change. RF64 and BW64 (EBU Tech 3306, ITU-R BS.2088) say their lengths in eight bytes, in a chunk that comes first. Where a WAV file has a LIST/INFO, which some programs read alone, the genre stands there as well.
 */
import { createByteReader, textAt, type ByteReader } from '../audio/byte-reader.ts';
import { viewOf } from '../audio/tags/tag-source.ts';
import type { FieldChanges } from './fields.ts';
import { standing } from './fields.ts';
import { newId3v2, openId3v2 } from './id3v2.ts';
import { openInfoGenre } from './info-genre.ts';
import { bytesOf, lengthOf, uint32, type Bytes, type Piece, type Stretch } from './pieces.ts';
import type { OpenTagFile } from './tag-file.ts';

const wav = { isLittleEndian: true, kinds: ['WAVE'], tag: 'id3 ', sound: 'data' } as const;
const formats = {
    RIFF: wav,
    RF64: wav,
    BW64: wav,
    FORM: { isLittleEndian: false, kinds: ['AIFF', 'AIFC'], tag: 'ID3 ', sound: 'SSND' },
} as const;

const mostChunks = 10_000;
/** The length stands in the chunk "ds64": that of the file first, then that of the sound. */
const saidElsewhere = 0xffffffff;

interface Chunk {
    readonly name: string;
    /** With its header and what fills it up. */
    readonly place: Stretch;
    readonly content: Stretch;
}

export const openChunked: OpenTagFile = async (file) => {
    const reader = createByteReader(file);
    const head = await reader.at(0, 12);
    const format = Object.entries(formats).find(([name]) => name === textAt(head, 0))?.[1];
    if (!format || !(format.kinds as readonly string[]).includes(textAt(head, 8))) return null;
    const { isLittleEndian } = format;
    const isLong = head.getUint32(4, isLittleEndian) === saidElsewhere;
    const long = isLong ? await longLengths(reader) : null;
    if (isLong && !long) return 'unusual-tags';
    const end = 8 + (long?.file ?? head.getUint32(4, isLittleEndian));
    const chunks: Chunk[] = [];
    for (let at = 12; at < end;) {
        const header = await reader.at(at, 8);
        if (header.byteLength < 8 || chunks.length >= mostChunks) return 'unusual-tags';
        const said = header.getUint32(4, isLittleEndian);
        const isLongSound = long !== null && said === saidElsewhere && textAt(header, 0) === format.sound;
        const contentEnd = at + 8 + (isLongSound ? long.sound : said);
        // The last is not always filled up.
        const next = Math.min(contentEnd + (contentEnd % 2), Math.max(end, contentEnd));
        if (contentEnd > Math.min(end, file.size)) return 'unusual-tags';
        const place = { start: at, end: Math.min(next, file.size) };
        chunks.push({ name: textAt(header, 0), place, content: { start: at + 8, end: contentEnd } });
        at = next;
    }
    const isTag = ({ name }: Chunk): boolean => name.toLowerCase() === 'id3 ';
    const [own, ...rivals] = chunks.filter(isTag);
    const sounds = chunks.filter(({ name }) => name === format.sound);
    if (rivals.length > 0 || sounds.length !== 1) return 'unusual-tags';
    const tag = own && (await openId3v2(file, own.content.start));
    if (tag === 'unusual-tags' || (own && (!tag || tag.place.end > own.content.end))) return 'unusual-tags';
    const info = await openInfoGenre(file, isLittleEndian ? chunks : []);
    if (info === 'unusual-tags') return info;
    const stands = tag?.stands ?? standing([]);
    const chunkOf = (name: string, content: readonly Piece[]): readonly Piece[] => {
        const length = lengthOf(content);
        return [bytesOf(name), uint32(length, isLittleEndian), ...content, bytesOf(length % 2 === 1 ? [0] : [])];
    };
    const headOf = (length: number): readonly Piece[] =>
        long
            ? [{ start: 0, end: long.start }, uint64(long.start + length)]
            : [{ start: 0, end: 4 }, uint32(4 + length, isLittleEndian), { start: 8, end: 12 }];
    return {
        stands: stands.genre.length > 0 ? stands : { ...stands, genre: info?.genre ?? [] },
        sound: () => sounds.map(({ content }) => content),
        others: [
            ...chunks
                .filter((chunk) => chunk !== own && chunk !== info?.chunk)
                .map(({ content: { start, end } }) => ({ start: start === long?.start ? start + 8 : start, end })),
            ...(tag ? [...tag.others, { start: tag.place.end, end: own?.content.end ?? 0 }] : []),
            ...(info?.others ?? []),
            { start: Math.min(end, file.size), end: file.size },
        ],
        rewritten(changes: FieldChanges) {
            const replaced = tag
                ? [...tag.rewritten(changes), { start: tag.place.end, end: own?.content.end ?? 0 }]
                : newId3v2(changes);
            const all = chunks.flatMap((chunk): readonly Piece[] => {
                if (chunk === own) return chunkOf(chunk.name, replaced);
                if (chunk === info?.chunk && changes.genre) return chunkOf(chunk.name, info.rewritten(changes.genre));
                if (chunk.content.start === long?.start) return [{ start: long.start + 8, end: chunk.place.end }];
                const isFilled = (chunk.place.end - chunk.place.start) % 2 === 0;
                return [chunk.place, bytesOf(isFilled ? [] : [0])];
            });
            const body = [...all, ...(own ? [] : chunkOf(format.tag, replaced))];
            return [...headOf(lengthOf(body)), ...body, { start: Math.min(end, file.size), end: file.size }];
        },
    };
};

interface LongLengths {
    /** Where they stand. */
    readonly start: number;
    readonly file: number;
    readonly sound: number;
}

/** Null where none come first. */
async function longLengths(reader: ByteReader): Promise<LongLengths | null> {
    const chunk = await reader.at(12, 8 + 24);
    if (textAt(chunk, 0) !== 'ds64' || chunk.byteLength < 32 || chunk.getUint32(4, true) < 24) return null;
    const [file, sound] = [8, 16].map((at) => Number(chunk.getBigUint64(at, true))) as [number, number];
    return { start: 20, file, sound };
}

function uint64(value: number): Bytes {
    const bytes = new Uint8Array(8);
    viewOf(bytes).setBigUint64(0, BigInt(value), true);
    return bytes;
}
