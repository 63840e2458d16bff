import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import type { Learn } from '../labels/label-learning.svelte.ts';
import { Labels } from '../labels/labels.svelte.ts';
import type { Library } from '../library/library.svelte.ts';
import type { LoadedNetwork } from './loaded-network.svelte.ts';

interface Parts {
    readonly library: Library;
    readonly network: Pick<LoadedNetwork, 'contract'>;
    readonly learn?: Learn;
}

/** The listener's own labels, and the songs that are to be given one. */
export class LabelDesk {
    readonly labels: Labels;
    #giving = $state.raw<readonly string[] | null>(null);

    constructor({ library, network, ...how }: Parts) {
        const contract = (): Contract | null => network.contract;
        this.labels = new Labels({ library, contract, ...(how.learn && { learn: how.learn }) });
    }

    /** The songs for which labels are chosen; null where none is asked about. */
    get giving(): readonly string[] | null {
        return this.#giving;
    }

    begin(songIds: readonly string[]): void {
        this.#giving = songIds;
    }

    close(): void {
        this.#giving = null;
    }

    /** Names of those that hold of the song. */
    namesOf(track: Track): readonly string[] {
        return this.labels.of(track).map(({ name }) => name);
    }

    /** As `namesOf`: by what rules know them, whatever they are called. */
    idsOf(track: Track): readonly string[] {
        return this.labels.of(track).map(({ id }) => id);
    }
}
