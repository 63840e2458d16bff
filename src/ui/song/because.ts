/** Why a song was recommended, in one sentence from what the two really share and where they differ. */
import type { Likeness, Similar } from '../../flow.ts';
import { catalogue } from '../language.svelte.ts';
import * as words from '../words.ts';

const { because: said } = catalogue;

/** At most so many likenesses are told; the first are the most telling. */
const told = 4;

/** Cosine of the embeddings; in a small library the nearest song may be far. */
const closeFrom = 0.5;

/** "Both blues, 2 BPM slower, both mellow"; how close the sound is when nothing else is known. */
export function because({ because: likenesses, similarity }: Similar): string {
    const parts = traitsTogether(likenesses.slice(0, told)).map(likenessWords);
    // Loudness is no reason by itself: most songs are as loud as most others.
    const isTelling = likenesses.some(({ kind }) => kind !== 'loudness');
    return words.capitalised(words.row([...(isTelling ? [] : [soundWords(similarity)]), ...parts]));
}

/** "Both rock, both mellow" is "both rock and mellow". */
function traitsTogether(likenesses: readonly Likeness[]): readonly Likeness[] {
    const [first, second, ...rest] = likenesses;
    if (first?.kind !== 'genre' || second?.kind !== 'tags') return likenesses;
    const tags = second.tags.filter((tag) => words.tagName(tag) !== words.genreName(first.genre));
    return [{ kind: 'tags', tags: [first.genre, ...tags] }, ...rest];
}

function likenessWords(likeness: Likeness): string {
    switch (likeness.kind) {
        case 'genre':
            return bothAre([likeness.genre]);
        case 'genres':
            return said.between(words.list(likeness.genres.map(words.genreName)));
        case 'tempo':
            return tempoWords(likeness.seedBpm, likeness.bpm);
        case 'key':
            return said[keyRelations[likeness.relation]](words.keyName(likeness.key));
        case 'tags':
            return bothAre(likeness.tags);
        case 'loudness':
            return likeness.relation === 'same' ? said.sameLoudness : said[likeness.relation];
    }
}

/** A difference that can be told in beats up to a tenth; half and double time as such; anything else as the two numbers. */
function tempoWords(seedBpm: number, bpm: number): string {
    const faster = Math.round(bpm) - Math.round(seedBpm);
    if (faster === 0) return said.sameTempo(words.tempo(bpm));
    const difference = words.count(Math.abs(faster));
    if (Math.abs(faster) <= seedBpm / 10) return faster > 0 ? said.faster(difference) : said.slower(difference);
    const both = { bpm: words.count(Math.round(bpm)), seedBpm: words.count(Math.round(seedBpm)) };
    if (isNear(bpm, seedBpm * 2)) return said.doubleTime(both);
    return isNear(bpm, seedBpm / 2) ? said.halfTime(both) : said.tempos(both);
}

const isNear = (bpm: number, target: number): boolean => Math.abs(bpm / target - 1) < 0.05;

const keyRelations = { same: 'sameKey', relative: 'relativeKey', fifth: 'fifthKey' } as const;

function soundWords(similarity: number): string {
    const share = words.percent(Math.max(0, similarity));
    return similarity >= closeFrom ? said.closeInSound(share) : said.farInSound(share);
}

/** "Both rock and mellow, with a female voice": what two songs are, then what they have. Genres count as tags. */
function bothAre(traits: readonly string[]): string {
    const ways = traits.filter((tag) => !isVoice(tag) && !isEra(tag)).map(words.traitName);
    const voices = traits.filter(isVoice).map((tag) => said.withVoice(words.tagName(tag)));
    const eras = traits.filter(isEra).map((tag) => said.ofEra(words.tagName(tag)));
    return said.both(words.row([...(ways.length > 0 ? [words.list(ways)] : []), ...voices, ...eras]));
}

const isVoice = (tag: string): boolean => / (voice|singer)$/.test(tag);
const isEra = (tag: string): boolean => /^\d0s$/.test(tag);
