/** Words about the later list and saving it. */
import { list } from './numbers.ts';
import { catalogue } from './language.svelte.ts';

export const { later, laterProblems, savePlaylist } = catalogue;

export const suggestedName = (seeds: readonly { readonly title: string }[]): string =>
    savePlaylist.suggested(list(seeds.map(({ title }) => title)));
