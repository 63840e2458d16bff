import type { FieldPlan } from '../../tagging/changes-for.ts';
import type { TagBatch } from '../../tagging/tag-log.ts';
import type { TagWriting } from '../../tagging/tag-writing.svelte.ts';
import { count, dayAndTime } from '../words/format.ts';
import { words } from '../words/language.svelte.ts';

/** How far it is; null where nothing is under way. */
export function progressWords({ stage, progress }: Pick<TagWriting, 'stage' | 'progress'>): string | null {
    if (stage !== 'reading' && stage !== 'writing' && stage !== 'undoing') return null;
    return words.tagging[stage]({ done: count(progress.done), total: count(progress.total) });
}

/** What came of it, and how many files could not be written. */
export function resultWords(rows: TagWriting['rows'], isUndone: boolean): string {
    const written = rows.filter(({ isWritten }) => isWritten).length;
    const failed = rows.filter(({ problem }) => problem !== null).length;
    const done = isUndone ? words.tagging.restored(written) : words.tagging.written(written);
    return failed > 0 ? `${done} ${words.tagging.failed(failed)}` : done;
}

/** "Rock, Pop", or that nothing stands there. */
export const standingWords = (texts: readonly string[]): string =>
    texts.length > 0 ? texts.join(', ') : words.tagging.empty;

/** What a screen reader says of a field that changes. */
export const changeWords = ({ stands, heard }: FieldPlan): string =>
    words.tagging.becomes({ before: standingWords(stands), after: heard ?? words.tagging.empty });

/** "12 files, 29 November 2026 at 23:10". */
export const batchWords = ({ entries, at }: TagBatch): string =>
    words.tagging.batch({ files: words.tagging.files(entries.length), time: dayAndTime(at) });

export const undoWords = ({ entries, at }: TagBatch): string =>
    words.tagging.undoOf({ files: words.tagging.files(entries.length), time: dayAndTime(at) });
