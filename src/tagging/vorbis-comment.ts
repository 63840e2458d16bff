/** Vorbis comments, written strictly: the vendor and comments that are not ours stay byte for byte. https://www.xiph.org/vorbis/doc/v-comment.html */
import { asciiOf, viewOf } from '../audio/tags/tag-source.ts';
import { fieldOfName, standing, type Field, type FieldChanges, type Standing } from './fields.ts';
import { bytesOf, joined, uint32, type Bytes, type Piece, type Stretch } from './pieces.ts';

interface RawComment {
    /** With its length before it. */
    readonly place: Stretch;
    readonly name: string;
    readonly field: Field | null;
}

export interface VorbisComment {
    readonly stands: Standing;
    /** The vendor's name, unless it is ours, and comments. */
    readonly others: readonly Stretch[];
    readonly vendor: Stretch;
    readonly comments: readonly RawComment[];
    /** Where what follows the comments begins. */
    readonly end: number;
}

/** Of a comment where there was none. */
const ownVendor = 'Segue';

const newNames: Readonly<Record<Field, string>> = {
    genre: 'GENRE',
    bpm: 'BPM',
    key: 'INITIALKEY',
    mood: 'MOOD',
    energy: 'ENERGYLEVEL',
    labels: 'GROUPING',
};

/** `bytes` begin with the length of the vendor's name; places count from `start`. Null where a length is not true. */
export function parseVorbisComment(bytes: Uint8Array, start = 0): VorbisComment | null {
    const view = viewOf(bytes);
    if (bytes.length < 8) return null;
    const vendorEnd = 4 + view.getUint32(0, true);
    if (vendorEnd + 4 > bytes.length) return null;
    const count = view.getUint32(vendorEnd, true);
    const vendor = { start, end: start + vendorEnd };
    const comments: RawComment[] = [];
    const texts: [Field, string][] = [];
    let at = vendorEnd + 4;
    for (let i = 0; i < count; i++) {
        if (at + 4 > bytes.length) return null;
        const end = at + 4 + view.getUint32(at, true);
        if (end > bytes.length) return null;
        const comment = bytes.subarray(at + 4, end);
        const name = asciiOf(comment, 0, Math.max(0, comment.indexOf(0x3d)));
        const text = new TextDecoder().decode(comment.slice(name.length + 1));
        const field = fieldOfName(name, text) ?? null;
        if (field) texts.push([field, text]);
        comments.push({ place: { start: start + at, end: start + end }, name, field });
        at = end;
    }
    return {
        stands: standing(texts),
        others: [
            ...(asciiOf(bytes, 4, vendorEnd) === ownVendor ? [] : [vendor]),
            ...comments.filter(({ field }) => field === null).map(({ place }) => place),
        ],
        vendor,
        comments,
        end: start + at,
    };
}

/** From the vendor to the last comment. A field that stands keeps its name: of several, the one that most programs read. */
export function rewrittenComments({ vendor, comments }: VorbisComment, changes: FieldChanges): readonly Piece[] {
    const isUsual = ({ name, field }: RawComment): boolean => field !== null && name.toUpperCase() === newNames[field];
    const keptOf = (field: Field): RawComment | undefined => {
        const own = comments.filter((one) => one.field === field);
        return own.find(isUsual) ?? own[0];
    };
    const all = comments.flatMap((one): Piece[] => {
        const values = one.field ? changes[one.field] : undefined;
        if (!one.field || !values) return [one.place];
        return one === keptOf(one.field) ? values.map((value) => comment(one.name, value)) : [];
    });
    for (const [field, values] of Object.entries(changes) as [Field, readonly string[]][])
        if (!keptOf(field)) all.push(...values.map((value) => comment(newNames[field], value)));

    return [vendor, uint32(all.length, true), ...all];
}

/** A comment of our own, for a file that has none. */
export function newVorbisComment(changes: FieldChanges): Bytes {
    const vendor = bytesOf(ownVendor);
    const head = joined([uint32(vendor.length, true), vendor]);
    const empty: VorbisComment = {
        stands: standing([]),
        others: [],
        vendor: { start: 0, end: 0 },
        comments: [],
        end: 0,
    };
    const fresh = rewrittenComments(empty, changes).filter((piece) => piece instanceof Uint8Array);
    return joined([head, ...fresh]);
}

function comment(name: string, value: string): Bytes {
    const text = new TextEncoder().encode(`${name}=${value}`);
    return joined([uint32(text.length, true), text]);
}
