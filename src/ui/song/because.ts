/** Why a song was recommended, in one sentence from what the two really share and where they differ. */
import type { Likeness, Similar } from '../../flow.ts';
import * as words from '../words.ts';

/** At most so many likenesses are told; the first are the most telling. */
const told = 4;

/** "Both blues, 2 BPM slower, both mellow"; how close the sound is when nothing else is known. */
export function because({ because: likenesses, similarity }: Similar): string {
    const parts = traitsTogether(likenesses.slice(0, told)).map(likenessWords);
    // Loudness is no reason by itself: most songs are as loud as most others.
    const isTelling = likenesses.some(({ kind }) => kind !== 'loudness');
    return words.capitalised([...(isTelling ? [] : [words.closeInSound(similarity)]), ...parts].join(', '));
}

/** "Both rock, both mellow" is "both rock and mellow". */
function traitsTogether(likenesses: readonly Likeness[]): readonly Likeness[] {
    const [first, second, ...rest] = likenesses;
    if (first?.kind !== 'genre' || second?.kind !== 'tags') return likenesses;
    const genre = words.genreName(first.genre);
    return [{ kind: 'tags', tags: [genre, ...second.tags.filter((tag) => tag !== genre)] }, ...rest];
}

function likenessWords(likeness: Likeness): string {
    switch (likeness.kind) {
        case 'genre':
            return words.bothAre([words.genreName(likeness.genre)]);
        case 'genres':
            return words.bothBetween(likeness.genres.map(words.genreName));
        case 'tempo':
            return tempoWords(likeness.seedBpm, likeness.bpm);
        case 'key':
            return words.keyRelations[likeness.relation](words.keyName(likeness.key));
        case 'tags':
            return words.bothAre(likeness.tags);
        case 'loudness':
            return words.loudnessRelations[likeness.relation];
    }
}

/** A difference that can be told in beats up to a tenth; half and double time as such; anything else as the two numbers. */
function tempoWords(seedBpm: number, bpm: number): string {
    const faster = Math.round(bpm) - Math.round(seedBpm);
    if (faster === 0) return words.sameTempo(bpm);
    if (Math.abs(faster) <= seedBpm / 10) return faster > 0 ? words.faster(faster) : words.slower(-faster);
    if (isNear(bpm, seedBpm * 2)) return words.doubleTime(seedBpm, bpm);
    if (isNear(bpm, seedBpm / 2)) return words.halfTime(seedBpm, bpm);
    return words.tempos(seedBpm, bpm);
}

const isNear = (bpm: number, target: number): boolean => Math.abs(bpm / target - 1) < 0.05;
