import type { Recommendations } from '../recommendations.svelte.ts';
import type { SourceName } from '../sources.ts';
import type { Listening } from './listening.svelte.ts';

interface Parts {
    readonly recommendations: Pick<Recommendations, 'ask' | 'told' | 'seeds' | 'choices' | 'replace'>;
    readonly listening: Pick<Listening, 'start'>;
}

/** Hears those songs of a source that it streams, so that they stand by how alike they sound. */
export async function hearAnswers(name: SourceName, { recommendations, listening }: Parts): Promise<void> {
    const { seeds } = recommendations;
    const unheard = recommendations.told(name).songs.filter(({ stream, heard }) => stream !== undefined && !heard);
    if (!seeds || unheard.length === 0) return;
    await listening.start(unheard, seeds, { onheard: (song) => recommendations.replace(song) });
}

/** Asks a source, and hears what it streams once all has come; another question in between is another matter. */
export async function askAndHear(name: SourceName, parts: Parts): Promise<void> {
    const { recommendations } = parts;
    const { seeds, choices } = recommendations;
    await recommendations.ask(name);
    const isOver = recommendations.seeds !== seeds || recommendations.choices !== choices;
    if (!isOver && recommendations.told(name).phase === 'answered') await hearAnswers(name, parts);
}
