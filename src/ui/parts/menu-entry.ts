import type { IconName } from './Icon.svelte';

export interface MenuEntry {
    readonly icon: IconName;
    /** No two of a menu are the same. */
    readonly text: string;
    readonly act: () => void;
}
