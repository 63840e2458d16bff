/** Words for the paper's network beside Segue's own. */
import type { PaperSpec } from '../../paper/paper-files.ts';
import { count, percent } from '../words/format.ts';
import { words } from '../words/language.svelte.ts';

/** How often each is right; of Segue nothing is said where no figure came with the build. */
export function paperFigures({ accuracy, tracks }: PaperSpec['heldOut'], ownAccuracy: number | undefined): string {
    const said = { theirs: percent(accuracy), tracks: count(tracks) };
    return ownAccuracy === undefined
        ? words.paper.figures(said)
        : words.paper.bothFigures({ ...said, own: percent(ownAccuracy) });
}
