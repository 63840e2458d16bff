/** A file and what is to stand in its tags -> the file with it, proved to be as it was in all else. */
import type { Field, FieldChanges, Standing } from './fields.ts';
import { openTagFile } from './open-tag-file.ts';
import { assembled, inverse, type Piece } from './pieces.ts';
import { digestOf } from './same-bytes.ts';
import type { Refusal, TagFile } from './tag-file.ts';

/** 'not-proved': the new file does not read as it was meant to, so that it is thrown away. */
export type WriteProblem = Refusal | 'not-proved';

export interface Written {
    /** Made of the old file, which must stay as it is until this is read. */
    readonly file: Blob;
    readonly before: Standing;
    /** The old file, put together from the new one. */
    readonly back: readonly Piece[];
    /** Of the sound, and of all else that is not ours, before and after. */
    readonly proof: Proof;
}

export interface Proof {
    readonly stands: Standing;
    readonly sound: string;
    readonly others: string;
}

/** Rejects with the browser's error where the file cannot be read. */
export async function writeTags(source: Blob, changes: FieldChanges): Promise<Written | WriteProblem> {
    const before = await openTagFile(source);
    if (typeof before === 'string') return before;
    const pieces = await before.rewritten(changes);
    if (pieces === 'unusual-tags') return pieces;
    const file = assembled(source, pieces);
    const proof = { ...(await proofOf(source, before)), stands: asAsked(before.stands, changes) };
    if (!(await isProved(file, proof))) return 'not-proved';
    return { file, before: before.stands, back: await inverse(source, pieces), proof };
}

/** Whether a file, as it reads now, is what was meant. */
export async function isProved(file: Blob, proof: Proof): Promise<boolean> {
    const opened = await openTagFile(file);
    return typeof opened !== 'string' && JSON.stringify(await proofOf(file, opened)) === JSON.stringify(proof);
}

async function proofOf(file: Blob, opened: TagFile): Promise<Proof> {
    const sound = await digestOf(file, await opened.sound());
    return { sound, others: await digestOf(file, opened.others), stands: opened.stands };
}

function asAsked(before: Standing, changes: FieldChanges): Standing {
    const stand = (field: Field): readonly string[] => changes[field] ?? before[field];
    return {
        genre: stand('genre'),
        bpm: stand('bpm'),
        key: stand('key'),
        mood: stand('mood'),
        energy: stand('energy'),
        labels: stand('labels'),
    };
}
