/** Why a song was recommended, in one sentence from what the two really share and where they differ. */
import type { Likeness, Similar } from '../../flow.ts';
import { isCloseInSound } from '../../meaning/closeness.ts';
import { tempoChange } from '../../meaning/tempo.ts';
import { words } from '../words/language.svelte.ts';
import { capitalised, count, list, percent, row } from '../words/format.ts';
import { genreName, keyName, tagName, tempo } from '../words/music.ts';

const { because: said } = words;

/** At most so many likenesses are told; the first are the most telling. */
const told = 4;

/** "Both blues, 2 BPM slower, both mellow"; how close the sound is when nothing else is known. */
export function because({ because: likenesses, similarity }: Similar): string {
    const parts = traitsTogether(likenesses.slice(0, told)).map(likenessWords);
    // Loudness is no reason by itself: most songs are as loud as most others.
    const isTelling = likenesses.some(({ kind }) => kind !== 'loudness');
    return capitalised(row([...(isTelling ? [] : [soundWords(similarity)]), ...parts]));
}

/** "Both rock, both mellow" is "both rock and mellow". */
function traitsTogether(likenesses: readonly Likeness[]): readonly Likeness[] {
    const [first, second, ...rest] = likenesses;
    if ((first?.kind !== 'genre' && first?.kind !== 'styles') || second?.kind !== 'tags') return likenesses;
    const genres = first.kind === 'genre' ? [first.genre] : first.styles;
    return [{ kind: 'tags', tags: [...genres, ...second.tags] }, ...rest];
}

function likenessWords(likeness: Likeness): string {
    switch (likeness.kind) {
        case 'genre':
            return bothAre([likeness.genre]);
        case 'genres':
            return said.between(list(likeness.genres.map(genreName)));
        case 'tempo':
            return tempoWords(likeness.seedBpm, likeness.bpm);
        case 'key':
            return said[keyRelations[likeness.relation]](keyName(likeness.key));
        case 'styles':
            return bothAre(likeness.styles);
        case 'tags':
            return bothAre(likeness.tags);
        case 'loudness':
            return likeness.relation === 'same' ? said.sameLoudness : said[likeness.relation];
    }
}

/** A difference that can be told in beats up to a tenth; half and double time as such; anything else as the two numbers. */
function tempoWords(seedBpm: number, bpm: number): string {
    const change = tempoChange(seedBpm, bpm);
    const both = { bpm: count(Math.round(bpm)), seedBpm: count(Math.round(seedBpm)) };
    switch (change.kind) {
        case 'same':
            return said.sameTempo(tempo(bpm));
        case 'faster':
        case 'slower':
            return said[change.kind](count(change.beats));
        case 'double':
            return said.doubleTime(both);
        case 'half':
            return said.halfTime(both);
        case 'other':
            return said.tempos(both);
    }
}

const keyRelations = { same: 'sameKey', relative: 'relativeKey', fifth: 'fifthKey' } as const;

function soundWords(similarity: number): string {
    const share = percent(Math.max(0, similarity));
    return isCloseInSound(similarity) ? said.closeInSound(share) : said.farInSound(share);
}

/** "Both techno and mellow, with a female voice": what two songs are, then what they have. Families and styles count as tags. */
function bothAre(traits: readonly string[]): string {
    const ways = traits.filter((tag) => !isVoice(tag) && !isEra(tag)).map(tagName);
    const voices = traits.filter(isVoice).map((tag) => said.withVoice(tagName(tag)));
    const eras = traits.filter(isEra).map((tag) => said.ofEra(tagName(tag)));
    return said.both(row([...(ways.length > 0 ? [list(ways)] : []), ...voices, ...eras]));
}

const isVoice = (tag: string): boolean => / (voice|singer)$/.test(tag);
const isEra = (tag: string): boolean => /^\d0s$/.test(tag);
