/** What tags begin with that taggers put around sound. */
import { textAt } from './byte-reader.ts';

const tagMarks = ['ID3', 'TAG', 'APETAGEX', 'LYRICS'];

export function beginsTag(firstBytes: DataView): boolean {
    const start = textAt(firstBytes, 0, 8);
    return tagMarks.some((mark) => start.startsWith(mark));
}
