/** The genre in the LIST/INFO chunk of a WAV file, which some programs know alone. */
import { asciiOf, viewOf } from '../audio/tags/tag-source.ts';
import { bytesOf, joined, uint32, type Bytes, type Piece, type Stretch } from './pieces.ts';

interface Chunk {
    readonly name: string;
    readonly content: Stretch;
}

interface InfoGenre<C extends Chunk> {
    readonly chunk: C;
    readonly genre: readonly string[];
    /** What the chunk holds but for the genre. */
    readonly others: readonly Stretch[];
    /** The chunk's content with another genre. */
    readonly rewritten: (genre: readonly string[]) => readonly Piece[];
}

/** A list of texts is no longer. */
const mostInfoBytes = 1024 * 1024;

/** Null where there is no such chunk. */
export async function openInfoGenre<C extends Chunk>(
    file: Blob,
    chunks: readonly C[],
): Promise<InfoGenre<C> | 'unusual-tags' | null> {
    for (const chunk of chunks.filter(({ name }) => name === 'LIST')) {
        const { start, end } = chunk.content;
        if (end - start > mostInfoBytes) continue;
        const bytes = new Uint8Array(await file.slice(start, end).arrayBuffer());
        if (asciiOf(bytes, 0, 4) !== 'INFO') continue;
        const others: Stretch[] = [{ start, end: start + 4 }];
        const genre: string[] = [];
        let at = 4;
        while (at + 8 <= bytes.length) {
            const length = viewOf(bytes).getUint32(at + 4, true);
            const next = Math.min(bytes.length, at + 8 + length + (length % 2));
            if (at + 8 + length > bytes.length) break;
            if (asciiOf(bytes, at, at + 4) === 'IGNR') {
                const text = new TextDecoder().decode(bytes.slice(at + 8, at + 8 + length)).replace(/\0.*$/s, '');
                genre.push(text.trim());
            } else {
                others.push({ start: start + at, end: start + next });
            }
            at = next;
        }
        // Where its lengths are not true, a genre cannot be taken out.
        if (at !== bytes.length && genre.length > 0) return 'unusual-tags';
        if (at !== bytes.length) continue;
        return {
            chunk,
            genre: genre.filter((text) => text !== ''),
            others,
            rewritten: (texts) => [...others, ...texts.map(item)],
        };
    }
    return null;
}

/** Ends with a zero, and is filled up. */
function item(text: string): Bytes {
    const content = joined([new TextEncoder().encode(text), bytesOf([0])]);
    return joined([
        bytesOf('IGNR'),
        uint32(content.length, true),
        content,
        bytesOf(content.length % 2 === 1 ? [0] : []),
    ]);
}
