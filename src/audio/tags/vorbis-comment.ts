/** Vorbis comments, as Ogg and FLAC have them: https://www.xiph.org/vorbis/doc/v-comment.html */
import { fieldNamed } from './named-fields.ts';
import { asciiOf, guarded, utf8OrBytes, viewOf, type TagEntry, type TagPicture, type TagSource } from './tag-source.ts';

/** `bytes` begin with the length of the vendor's name. One that promises more comments than it has gives those that it has. */
export function readVorbisComment(bytes: Uint8Array): TagSource {
    const view = viewOf(bytes);
    const entries: TagEntry[] = [];
    const pictures: TagPicture[] = [];
    if (bytes.length < 8) return { entries, pictures };
    for (let at = view.getUint32(0, true) + 8; at + 4 <= bytes.length;) {
        const length = view.getUint32(at, true);
        const comment = bytes.subarray(at + 4, at + 4 + length);
        const equals = comment.indexOf(0x3d);
        if (equals > 0) {
            const name = asciiOf(comment, 0, equals).toUpperCase();
            const value = comment.subarray(equals + 1);
            const picture = guarded(() => pictureNamed(name, value));
            if (picture) pictures.push(picture);
            else entries.push({ field: fieldNamed(name), text: utf8OrBytes(value) });
        }
        at += 4 + length;
    }
    return { entries, pictures };
}

function pictureNamed(name: string, value: Uint8Array): TagPicture | undefined {
    if (name === 'METADATA_BLOCK_PICTURE') return readFlacPicture(fromBase64(value));
    return name === 'COVERART' ? { isFrontCover: true, bytes: fromBase64(value) } : undefined;
}

/** A FLAC picture block: RFC 9639, 8.8. */
export function readFlacPicture(bytes: Uint8Array): TagPicture {
    const view = viewOf(bytes);
    const frontCover = 3;
    const descriptionAt = 8 + view.getUint32(4);
    const dataAt = descriptionAt + 4 + view.getUint32(descriptionAt) + 20;
    return { isFrontCover: view.getUint32(0) === frontCover, bytes: bytes.subarray(dataAt) };
}

/** As much as there is: what is no letter of base64 is left out. */
function fromBase64(value: Uint8Array): Uint8Array {
    const letters = new TextDecoder('latin1').decode(value).replace(/[^A-Za-z0-9+/]/g, '');
    const whole = letters.slice(0, letters.length - (letters.length % 4 === 1 ? 1 : 0));
    return Uint8Array.from(atob(whole), (letter) => letter.charCodeAt(0));
}
