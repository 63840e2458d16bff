/** A sound file -> what stands in its tags and how they are written, or why it is left alone. */
import { openChunked } from './chunked.ts';
import { openFlac } from './flac.ts';
import { openMp3 } from './mp3.ts';
import { openMp4 } from './mp4.ts';
import { openOgg } from './ogg.ts';
import type { OpenTagFile, Refusal, TagFile } from './tag-file.ts';

/** A megabyte of tags is not worth the risk and the wait of writing more than this anew. */
export const mostFileBytes = 500e6;

/** In this order: a FLAC file may begin with an ID3 tag. */
const formats: readonly OpenTagFile[] = [openFlac, openOgg, openMp4, openChunked, openMp3];

/** By what the file holds, whatever it is called. Rejects with the browser's error where it cannot be read. */
export async function openTagFile(file: Blob): Promise<TagFile | Refusal> {
    if (file.size > mostFileBytes) return 'too-large';
    for (const open of formats) {
        const opened = await open(file);
        if (opened) return opened;
    }
    return 'other-format';
}
