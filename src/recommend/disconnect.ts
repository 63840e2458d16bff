import type { Stored } from '../storage/stored.ts';
import type { Later } from './later/later.svelte.ts';
import type { Source } from './source.ts';
import { servicesOf, type SourceName, sources as facts } from './sources.ts';

interface Keepers {
    readonly sources: Readonly<Record<SourceName, Source>>;
    readonly later: Pick<Later, 'forget'>;
}

/**
 * Ends a source's connection. Its songs leave the later list with it where its terms let no copy outlive the consent; why they
 * could not is told.
 */
export async function disconnect(name: SourceName, { sources, later }: Keepers): Promise<Stored<null>> {
    const gone = facts[name].standsApart ? servicesOf(name) : [];
    const [outcomes] = await Promise.all([
        Promise.all(gone.map((service) => later.forget(service))),
        sources[name].connection?.disconnect(),
    ]);
    return outcomes.find(({ ok }) => !ok) ?? { ok: true, value: null };
}
