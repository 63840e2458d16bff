/**
 * MP3: an ID3v2 tag in front of the sound; what stands behind it (ID3v1, APEv2, Lyrics3) is left as it is. Where ID3v2 is new, it says all
 * that ID3v1 says; beside an APEv2 tag, which may say anything, none is put.
 */
import { asciiOf } from '../audio/tags/tag-source.ts';
import type { FieldChanges } from './fields.ts';
import { standing } from './fields.ts';
import { openId3v1 } from './id3v1.ts';
import { newId3v2, openId3v2 } from './id3v2.ts';
import type { OpenTagFile } from './tag-file.ts';

/** Zeros between the tag and the sound. */
const searchedBytes = 64 * 1024;
/** ID3v1 and APEv2 without pictures may follow an appended tag. */
const tailBytes = 16 * 1024;

export const openMp3: OpenTagFile = async (file) => {
    const tag = await openId3v2(file, 0);
    if (tag === 'unusual-tags') return tag;
    const soundStart = tag?.place.end ?? 0;
    const head = new Uint8Array(await file.slice(soundStart, soundStart + searchedBytes).arrayBuffer());
    // One that stands behind the first, which readers may prefer.
    if (tag && asciiOf(head, 0, 3) === 'ID3') return 'unusual-tags';
    if (!beginsWithFrame(head)) return null;
    const tail = new TextDecoder('latin1').decode(
        await file.slice(Math.max(soundStart, file.size - tailBytes)).arrayBuffer(),
    );
    // A second tag, which readers may prefer.
    if (tail.includes('3DI\x04')) return 'unusual-tags';
    if (!tag && tail.includes('APETAGEX')) return 'unusual-tags';
    const short = tag ? null : await openId3v1(file);
    const sound = { start: soundStart, end: file.size };
    return {
        stands: tag?.stands ?? { ...standing([]), genre: short?.genre ?? [] },
        sound: () => [sound],
        others: tag?.others ?? (short ? [short.frames] : []),
        rewritten(changes: FieldChanges) {
            const genre = short?.genre ?? [];
            return [...(tag?.rewritten(changes) ?? newId3v2({ genre, ...changes }, short?.frames)), sound];
        },
    };
};

/** A frame of MPEG audio, layer I to III: ISO/IEC 11172-3, 2.4.1.3. Layer 0 is AAC's. */
function beginsWithFrame(bytes: Uint8Array): boolean {
    const at = bytes.findIndex((byte) => byte !== 0);
    const second = bytes[at + 1] ?? 0;
    return at >= 0 && bytes[at] === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) !== 0;
}
