/** What a file says of itself, read apart from its sound: neither reading depends on the other. */
import type { FileTags } from '../../flow.ts';
import { readApeV2, readApeV2At } from './apev2.ts';
import { readAuAnnotation } from './au.ts';
import { readCafInfo } from './caf.ts';
import { chunkedFormats, readChunks } from './chunks.ts';
import { FileBytes } from './file-bytes.ts';
import { fileTagsOf } from './file-tags.ts';
import { readFlac } from './flac.ts';
import { readId3v1 } from './id3v1.ts';
import { readAppendedId3v2, readId3v2 } from './id3v2.ts';
import { readMatroska } from './matroska.ts';
import { readMp4 } from './mp4.ts';
import { readOgg } from './ogg.ts';
import { asciiOf, type TagSource } from './tag-source.ts';

/** Files with a thousand tags exist; those after the first few repeat them. */
const mostTags = 8;

/**
 * The tags of a sound file; empty where it has none, or none that can be read. Each place where tags may stand is read by itself, and one
 * that is broken costs nothing but itself. `languages` (BCP 47) tell what text is likely whose encoding no tag declares. Never rejects.
 */
export async function readFileTags(file: Blob, languages: readonly string[] = []): Promise<FileTags> {
    const bytes = new FileBytes(file);
    const sources: TagSource[] = [];
    const keep = async (read: () => Promise<TagSource | readonly TagSource[]>): Promise<void> => {
        try {
            sources.push(...[await read()].flat());
        } catch {
            // Its sound, and its other tags, are as good as before.
        }
    };
    let start = 0;
    const before: TagSource[] = [];
    await keep(async () => {
        for (let tag = await tagAt(bytes, 0); tag && before.length < mostTags; tag = await tagAt(bytes, start)) {
            before.push(tag.source);
            start = tag.end;
        }
        return [];
    });
    await keep(async () => containerTags(bytes, start));
    sources.push(...before);
    await keep(() => readAppendedId3v2(bytes));
    await keep(() => readApeV2(bytes));
    await keep(() => readId3v1(bytes));
    return fileTagsOf(sources, languages);
}

async function tagAt(file: FileBytes, start: number): Promise<{ source: TagSource; end: number } | null> {
    return (await readId3v2(file, start)) ?? (await readApeV2At(file, start));
}

async function containerTags(file: FileBytes, start: number): Promise<TagSource | readonly TagSource[]> {
    const head = asciiOf(await file.read(start, 16));
    if (head.startsWith('OggS')) return readOgg(file, start);
    if (head.startsWith('fLaC')) return readFlac(file, start);
    if (head.slice(0, 4) in chunkedFormats) return readChunks(file, start);
    if (head.startsWith('caff')) return readCafInfo(file, start);
    if (/^(?:\.snd|dns\.)/.test(head)) return readAuAnnotation(file, start);
    if (head.startsWith('\x1a\x45\xdf\xa3')) return readMatroska(file);
    return /^.{4}(?:ftyp|moov|mdat|free|skip|wide|pnot)/s.test(head) ? readMp4(file) : [];
}
