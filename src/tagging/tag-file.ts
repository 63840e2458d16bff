/** A file whose tags can be written: what stands in them, and how the file is put together with others. */
import type { FieldChanges, Standing } from './fields.ts';
import type { Piece } from './pieces.ts';

/** Why a file is left alone. 'unusual-tags': built in a way that is not understood to the last byte. */
export type Refusal = 'too-large' | 'other-format' | 'unusual-tags';

type Rewritten = readonly Piece[] | 'unusual-tags';

export interface TagFile {
    readonly stands: Standing;
    /** What must be the same byte for byte in the new file: its sound, and all else that is not ours. */
    sound(): readonly Piece[] | Promise<readonly Piece[]>;
    readonly others: readonly Piece[];
    /** The new file; its stretches are in the order of the old one. */
    rewritten(changes: FieldChanges): Rewritten | Promise<Rewritten>;
}

/** A container. Resolves with null where the file is none of its kind. */
export type OpenTagFile = (file: Blob) => Promise<TagFile | Refusal | null>;
