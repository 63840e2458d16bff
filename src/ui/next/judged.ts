import type { Recommendation } from '../../recommend/recommendation.ts';
import { capitalised } from '../words/format.ts';
import { genreName } from '../words/music.ts';
import { judgementWords } from './next-words.ts';

/** How a song was judged by the filters, in one line: "Japanese: title in kana · released 3 Nov 2026"; empty when it was not. */
export function judged({ judgements, service }: Pick<Recommendation, 'judgements' | 'service'>): string {
    const told = judgements.map((judgement) => judgementWords(judgement, service, genreName));
    return capitalised([...new Set(told)].join(' · '));
}
