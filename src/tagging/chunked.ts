/**
 * WAV (RIFF) and AIFF: an ID3v2 tag in a chunk of its own, as most programs have it there. Chunks have no places of each other, so
 * that only lengths change. Where a WAV file has a LIST/INFO, which some programs read alone, the genre stands there as well.
 */
import { createByteReader, textAt } from '../audio/byte-reader.ts';
import type { FieldChanges } from './fields.ts';
import { standing } from './fields.ts';
import { newId3v2, openId3v2 } from './id3v2.ts';
import { openInfoGenre } from './info-genre.ts';
import { bytesOf, lengthOf, uint32, type Piece, type Stretch } from './pieces.ts';
import type { OpenTagFile } from './tag-file.ts';

const formats = {
    RIFF: { isLittleEndian: true, kinds: ['WAVE'], tag: 'id3 ', sound: 'data' },
    FORM: { isLittleEndian: false, kinds: ['AIFF', 'AIFC'], tag: 'ID3 ', sound: 'SSND' },
} as const;

const mostChunks = 10_000;

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
    const end = 8 + head.getUint32(4, isLittleEndian);
    const chunks: Chunk[] = [];
    for (let at = 12; at < end;) {
        const header = await reader.at(at, 8);
        if (header.byteLength < 8 || chunks.length >= mostChunks) return 'unusual-tags';
        const contentEnd = at + 8 + header.getUint32(4, isLittleEndian);
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
    return {
        stands: stands.genre.length > 0 ? stands : { ...stands, genre: info?.genre ?? [] },
        sound: () => sounds.map(({ content }) => content),
        others: [
            ...chunks.filter((chunk) => chunk !== own && chunk !== info?.chunk).map(({ content }) => content),
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
                const isFilled = (chunk.place.end - chunk.place.start) % 2 === 0;
                return [chunk.place, bytesOf(isFilled ? [] : [0])];
            });
            const body = [{ start: 8, end: 12 }, ...all, ...(own ? [] : chunkOf(format.tag, replaced))];
            return [
                { start: 0, end: 4 },
                uint32(lengthOf(body), isLittleEndian),
                ...body,
                { start: Math.min(end, file.size), end: file.size },
            ];
        },
    };
};
