/** The metadata blocks of a FLAC file, RFC 9639, 8: only the comment changes, and padding makes up for it. */
import { createByteReader } from '../audio/byte-reader.ts';
import { asciiOf, viewOf } from '../audio/tags/tag-source.ts';
import { endOfTags } from '../audio/tags-in-front.ts';
import { standing, type FieldChanges } from './fields.ts';
import { lengthOf, uint32, zeros, type Bytes, type Piece, type Stretch } from './pieces.ts';
import type { OpenTagFile } from './tag-file.ts';
import { newVorbisComment, parseVorbisComment, rewrittenComments } from './vorbis-comment.ts';

const [streamInfo, padding, vorbisComment] = [0, 1, 4];
const mostBlocks = 1000;
/** A length has 24 bits; what is near to it is left alone. */
const mostCommentBytes = 2 ** 24 - 2 ** 16;
/** Room for later changes, where there was too little. */
const newPaddingBytes = 4096;

interface Block {
    readonly kind: number;
    /** Null where it is to be written anew. */
    readonly place: Stretch | null;
    readonly content: readonly Piece[];
}

export const openFlac: OpenTagFile = async (file) => {
    const start = await endOfTags(createByteReader(file));
    if (asciiOf(await bytesAt(file, start, 4)) !== 'fLaC') return null;
    const blocks = await blocksFrom(file, start + 4);
    if (!blocks || blocks[0]?.kind !== streamInfo) return 'unusual-tags';
    const [own, ...rivals] = blocks.filter(({ kind }) => kind === vorbisComment);
    const place = own?.content[0];
    const [from, to] = place ? [place.start, place.end] : [0, 0];
    if (rivals.length > 0 || to - from > mostCommentBytes) return 'unusual-tags';
    const comment = own ? parseVorbisComment(await bytesAt(file, from, to - from), from) : null;
    if (own && comment?.end !== to) return 'unusual-tags';
    const soundStart = blocks.at(-1)?.place.end ?? file.size;
    const sound = { start: soundStart, end: file.size };
    const kept = blocks.filter(({ kind }) => kind !== padding && kind !== vorbisComment);
    return {
        stands: comment?.stands ?? standing([]),
        sound: () => [sound],
        others: [{ start: 0, end: start + 4 }, ...kept.flatMap(({ content }) => content), ...(comment?.others ?? [])],
        rewritten(changes: FieldChanges) {
            const content = comment ? rewrittenComments(comment, changes) : [newVorbisComment(changes)];
            const fresh = { kind: vorbisComment, place: null, content };
            const changed = own
                ? blocks.map((block) => (block === own ? fresh : block))
                : [...blocks.slice(0, 1), fresh, ...blocks.slice(1)];
            const growth = lengthOf(content) + 4 - (own ? to - from + 4 : 0);
            return [{ start: 0, end: start + 4 }, ...written(madeUpFor(changed, growth)), sound];
        },
    };
};

interface KnownBlock extends Block {
    readonly place: Stretch;
    readonly content: readonly [Stretch];
}

/** Null where they do not end within the file. */
async function blocksFrom(file: Blob, start: number): Promise<readonly KnownBlock[] | null> {
    const blocks: KnownBlock[] = [];
    for (let at = start; blocks.length < mostBlocks;) {
        const header = await bytesAt(file, at, 4);
        if (header.length < 4) return null;
        const bits = viewOf(header).getUint32(0);
        const end = at + 4 + (bits & 0xffffff);
        if (end > file.size) return null;
        blocks.push({
            kind: (bits >>> 24) & 0x7f,
            place: { start: at, end },
            content: [{ start: at + 4, end }],
        });
        if (bits >>> 31 === 1) return blocks;
        at = end;
    }
    return null;
}

/** The padding gives what the comment takes, so that the sound stays where it is; where it cannot, there is more of it. */
function madeUpFor(blocks: readonly Block[], growth: number): readonly Block[] {
    const pad = blocks.findLast(({ kind }) => kind === padding);
    const before = pad ? lengthOf(pad.content) : 0;
    const fits = pad !== undefined && before >= growth && before - growth < 2 ** 24;
    if (growth === 0) return blocks;
    const length = fits ? before - growth : newPaddingBytes;
    const fresh = { kind: padding, place: null, content: paddingOf(length, pad?.content ?? []) };
    return pad ? blocks.map((block) => (block === pad ? fresh : block)) : [...blocks, fresh];
}

function paddingOf(length: number, [old]: readonly Piece[]): readonly Piece[] {
    if (!old || old instanceof Uint8Array) return [zeros(length)];
    const kept = Math.min(length, old.end - old.start);
    return [zeros(length - kept), { start: old.end - kept, end: old.end }];
}

/** With headers, the last of which says that it is the last. */
function written(blocks: readonly Block[]): readonly Piece[] {
    return blocks.flatMap(({ kind, content }, i): Piece[] => {
        const header = uint32(lengthOf(content));
        header[0] = kind | (i === blocks.length - 1 ? 0x80 : 0);
        return [header, ...content];
    });
}

async function bytesAt(file: Blob, start: number, length: number): Promise<Bytes> {
    return new Uint8Array(await file.slice(start, start + length).arrayBuffer());
}
