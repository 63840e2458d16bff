/** What is no sound at all, whatever its name says, told by its first bytes. */
import { textAt } from './byte-reader.ts';
import { isSigned, type Signature } from './signatures.ts';

type NoSound = 'picture' | 'archive' | 'document';

const kinds: readonly (readonly [NoSound, ...Signature[]])[] = [
    ...['\x89PNG\r\n\x1a\n', '\xff\xd8\xff', 'GIF87a', 'GIF89a', 'II*\0', 'MM\0*', '8BPS', '\0\0\x01\0\x01\0', '\xff\x0a', 'gimp xcf'].map((start) => ['picture', [0, start]] as const),
    ['picture', [0, 'RIFF'], [8, 'WEBP']],
    ['picture', [0, 'BM'], [6, '\0\0\0\0']],
    ...['heic', 'heix', 'mif1', 'msf1', 'avif', 'avis'].map((brand) => ['picture', [4, `ftyp${brand}`]] as const),
    ['document', [0, 'PK\x03\x04'], [30, '[Content_Types].xml']],
    ['document', [0, 'PK\x03\x04'], [30, 'mimetypeapplication/']],
    ...['PK\x03\x04', 'PK\x05\x06', '\x1f\x8b\x08', '7z\xbc\xaf\x27\x1c', 'Rar!\x1a\x07', 'BZh', '\xfd7zXZ\0', '\x28\xb5\x2f\xfd', 'MSCF', '!<arch>', '\x1f\x9d', '\x04\x22\x4d\x18'].map((start) => ['archive', [0, start]] as const),
    ['archive', [257, 'ustar']],
    ['archive', [2, '-lh'], [6, '-']],
    ...['%PDF-', '%!PS', '{\\rtf', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '<?xml'].map((start) => ['document', [0, start]] as const),
]; // prettier-ignore

const markup = /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body|!--|svg)\b/i;

/** Null for what may be anything. */
export function noSoundIn(firstBytes: DataView): NoSound | null {
    const kind = kinds.find(([, ...signatures]) => isSigned(firstBytes, signatures))?.[0];
    const start = textAt(firstBytes, 0, 1024);
    return kind ?? (markup.test(start) ? (/^\S{0,3}\s*<svg/i.test(start) ? 'picture' : 'document') : null);
}
