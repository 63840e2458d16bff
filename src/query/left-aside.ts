/** Of a question, what is answered without: words that mean nothing here and stand in no song's name. */
import type { Track } from '../flow.ts';
import { nameTest } from '../library/browse.ts';
import type { Criterion, CriterionOf } from './criterion.ts';

type Aside = (criterion: Criterion) => criterion is CriterionOf<'text'>;

/** None where nothing else is asked for: then they are looked for, and not found. */
export function leftAside(criteria: readonly Criterion[], tracks: readonly Track[]): Aside {
    const texts = criteria.flatMap((one) => (one.kind === 'text' && !tracks.some(nameTest(one.text)) ? one.text : []));
    const isAllThereIs = texts.length === criteria.length;
    return (one): one is CriterionOf<'text'> => one.kind === 'text' && !isAllThereIs && texts.includes(one.text);
}
