/** What a file says of itself, read apart from its sound: neither reading depends on the other. */
import { ALL_FORMATS, BlobSource, Input } from 'mediabunny';
import type { FileTags } from '../../flow.ts';
import { fileTagsOf } from '../file-tags.ts';

/** The tags of a sound file; empty where it has none, or none that can be read. Never rejects. */
export async function readFileTags(file: Blob): Promise<FileTags> {
    const input = new Input({ source: new BlobSource(file), formats: ALL_FORMATS });
    try {
        return fileTagsOf(await input.getMetadataTags());
    } catch {
        return {};
    } finally {
        input.dispose();
    }
}
