/** The app's own words, in English. They are compiled together with its runes, which Node alone does not know. */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { runnerImport } from 'vite';
import { compiledCatalogues } from '../../build/catalogues.ts';
import type { Reason, Similar } from '../../src/flow.ts';
import type * as becauseModule from '../../src/ui/song/because.ts';
import type * as languageModule from '../../src/ui/words/language.svelte.ts';

const root = new URL('../../', import.meta.url).pathname;

/** Why two songs sound alike, as the library says it. */
export async function becauseWords(): Promise<(similar: Similar) => string> {
    const { because } = await load<typeof becauseModule>('src/ui/song/because.ts');
    return because;
}

/** Why a file cannot be heard, and the way on. */
export async function failureWords(reason: Reason): Promise<string> {
    const { words } = await load<typeof languageModule>('src/ui/words/language.svelte.ts');
    return words.failures[reason];
}

async function load<Module>(path: string): Promise<Module> {
    const plugins = [compiledCatalogues(), svelte({ configFile: false })];
    const { module } = await runnerImport<Module>(root + path, { root, plugins, logLevel: 'error' });
    return module;
}
