import type { Recommendation } from '../../recommend/recommendation.ts';
import * as words from '../words.ts';

/** How a song was judged by the filters, in one line: "Japanese: title in kana · released 3 Nov 2026"; empty when it was not. */
export function judged({ judgements, service }: Pick<Recommendation, 'judgements' | 'service'>): string {
    const told = judgements.map((judgement) => words.judgement(judgement, service, words.genreName));
    return words.capitalised([...new Set(told)].join(' · '));
}
