import type { Recommendation, Seeds } from '../../flow.ts';
import { artistName, isSameSong } from './same-song.ts';
import type { Answer } from '../source.ts';

const mostOfAnArtist = 2;
const amongSongs = 10;

/**
 * What of a source's answers is worth showing, in its order: never a seed itself, never one song twice (live, remastered and
 * lyric-video twins are one song), never more than two songs of one artist in any ten. A third one waits until ten others
 * stand between, and is left out when they do not come; songs of unknown artists never wait.
 */
export async function* chosen(answers: AsyncIterable<Answer>, seeds: Seeds): AsyncGenerator<Answer> {
    const taken: Recommendation[] = [];
    const shown: Recommendation[] = [];
    const waiting: Recommendation[] = [];
    const hasRoom = (song: Recommendation): boolean => {
        const artist = artistName(song);
        const before = shown.slice(1 - amongSongs).filter((other) => artistName(other) === artist);
        return artist === null || before.length < mostOfAnArtist;
    };
    function* show(song: Recommendation): Generator<Answer> {
        shown.push(song);
        yield { kind: 'song', song };
        const next = waiting.findIndex(hasRoom);
        if (next >= 0) for (const released of waiting.splice(next, 1)) yield* show(released);
    }
    for await (const answer of answers) {
        if (answer.kind !== 'song') {
            yield answer;
            continue;
        }
        const { song } = answer;
        if (seeds.some((seed) => isSeed(song, seed)) || taken.some((other) => isSameSong(song, other))) continue;
        taken.push(song);
        if (hasRoom(song)) yield* show(song);
        else waiting.push(song);
    }
}

function isSeed(song: Recommendation, seed: Seeds[number]): boolean {
    return (song.service === 'library' && song.id === seed.id) || isSameSong(song, seed);
}
