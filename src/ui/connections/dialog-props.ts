import type { Segue } from '../../app/segue.svelte.ts';
import type { StorageReason } from '../../storage/stored.ts';

/** Of the dialog that connects a source. */
export interface DialogProps {
    open: boolean;
    readonly app: Pick<Segue, 'sources' | 'leaveForSpotify'>;
    /** Why what was forgotten is still on the later list. */
    readonly problem: StorageReason | null;
    readonly ondisconnect: () => void;
}
