import type { Segue } from '../../app/segue.svelte.ts';
import type { Skipped } from '../../playback/skipping.svelte.ts';
import { together } from '../words/format.ts';
import { words } from '../words/language.svelte.ts';
import { hearingOf } from './sounding.ts';

/** Which songs did not play, and what kept the last of them from it. */
export function skippedWords(
    app: Pick<Segue, 'library' | 'streamed' | 'queue'>,
    { ids, problem, hasStopped }: Skipped,
): string {
    const [first = ''] = ids;
    const title = ids.length === 1 ? hearingOf(app, first)?.title : undefined;
    const said = title === undefined ? words.player.skipped(ids.length) : words.player.skippedOne(title);
    return together(hasStopped ? words.player.stopped : said, words.playProblems[problem]);
}
