/** The text frames of ID3v2 that are ours, as they are read and written: https://id3.org/id3v2.3.0, https://id3.org/id3v2.4.0-frames */
import { fieldOfName, type Field } from './fields.ts';
import { bytesOf, joined, uint32, type Bytes } from './pieces.ts';

export type Id3Version = 2 | 3 | 4;

const names: Readonly<Record<string, Field>> = {
    TCON: 'genre', TCO: 'genre',
    TBPM: 'bpm', TBP: 'bpm',
    TKEY: 'key', TKE: 'key',
    TMOO: 'mood',
    TIT1: 'labels', TT1: 'labels',
}; // prettier-ignore

/** Where each field is written; after a colon, the description of a text of one's own. Before 2.4 there is no frame for moods. */
const written: Readonly<Record<Id3Version, Readonly<Record<Field, string>>>> = {
    2: { genre: 'TCO', bpm: 'TBP', key: 'TKE', mood: 'TXX:MOOD', energy: 'TXX:EnergyLevel', labels: 'TT1' },
    3: { genre: 'TCON', bpm: 'TBPM', key: 'TKEY', mood: 'TXXX:MOOD', energy: 'TXXX:EnergyLevel', labels: 'TIT1' },
    4: { genre: 'TCON', bpm: 'TBPM', key: 'TKEY', mood: 'TMOO', energy: 'TXXX:EnergyLevel', labels: 'TIT1' },
};

const isOwnText = (id: string): boolean => id === 'TXXX' || id === 'TXX';

/** Whether the frame may be one of ours. */
export const isTextFrame = (id: string): boolean => Object.hasOwn(names, id) || isOwnText(id);

/** The field and its texts; null where the frame is none of ours. */
export function readTextFrame(id: string, content: Uint8Array): readonly [Field, readonly string[]] | null {
    const field = Object.hasOwn(names, id) ? names[id] : undefined;
    if (!field && !isOwnText(id)) return null;
    const texts = textsIn(content);
    if (field) return [field, texts];
    const own = fieldOfName(texts[0] ?? '', texts[1]);
    return own ? [own, texts.slice(1)] : null;
}

const encodings = ['iso-8859-1', 'utf-16le', 'utf-16be', 'utf-8'] as const;

function textsIn(content: Uint8Array): string[] {
    const encoding = encodings[content[0] ?? 0] ?? 'iso-8859-1';
    const isBigEndian = content[1] === 0xfe && content[2] === 0xff;
    const decoder = new TextDecoder(encoding === 'utf-16le' && isBigEndian ? 'utf-16be' : encoding);
    return decoder
        .decode(content.slice(1))
        .split('\0')
        .map((text) => text.replace('\ufeff', ''));
}

/** The frame with its header, before any unsynchronisation; `isPlain` where this tag of 2.4 counts with eight bits to a byte. */
export function textFrame(field: Field, values: readonly string[], version: Id3Version, isPlain = false): Bytes {
    const [id = '', description] = written[version][field].split(':');
    const content = contentOf(values.join('\0'), description, version);
    const size = content.length;
    if (version === 2) return joined([bytesOf(id), uint32(size).subarray(1), content]);
    const isSyncsafe = version === 4 && !isPlain;
    return joined([bytesOf(id), isSyncsafe ? syncsafe(size) : uint32(size), bytesOf([0, 0]), content]);
}

/** Of 2.3, with any text. A comment has a language, which is not known, and a description before it. */
export function ownFrame(id: string, text: string): Bytes {
    const plain = contentOf(text, id === 'COMM' ? '' : undefined, 3);
    const content = id === 'COMM' ? joined([plain.subarray(0, 1), bytesOf('XXX'), plain.subarray(1)]) : plain;
    return joined([bytesOf(id), uint32(content.length), bytesOf([0, 0]), content]);
}

/** In the smallest encoding that the version has for it. */
function contentOf(text: string, description: string | undefined, version: Id3Version): Bytes {
    if (/^[\0\x20-\x7e]*$/.test(text)) return bytesOf([0], description === undefined ? '' : `${description}\0`, text);

    if (version === 4)
        return bytesOf([3], new TextEncoder().encode(description === undefined ? text : `${description}\0${text}`));

    const wide = (part: string): Bytes =>
        bytesOf([0xff, 0xfe], ...Array.from({ length: part.length }, (_, i) => unit(part.charCodeAt(i))));
    return bytesOf([1], description === undefined ? [] : [...wide(description), 0, 0], wide(text));
}

const unit = (code: number): readonly number[] => [code & 0xff, code >> 8];

/** Seven bits to a byte. */
export function syncsafe(size: number): Bytes {
    return bytesOf([21, 14, 7, 0].map((shift) => (size >> shift) & 0x7f));
}
