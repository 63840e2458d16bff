import type { Column } from '../../library/columns.ts';
import { noRows, type RowSelection } from '../../library/row-selection.ts';

/** What is kept of the table while another screen is shown. */
export class TableState {
    selection = $state.raw<RowSelection>(noRows);
    /** Where the keyboard is. */
    place = $state.raw<{ readonly row: string | 'head' | null; readonly column: Column }>({
        row: null,
        column: 'title',
    });
    /** Whether only what goes with the song that plays is shown. */
    onlyFitting = $state(false);
    /** The question whose songs the listener sorted by a column: they stand in its own order before that. Null where nothing was asked then. */
    sortedFor = $state<string | null>(null);
    /** Pixels. */
    scrollTop = 0;
}
