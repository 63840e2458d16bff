/** Why a song was recommended, in one sentence from what the two really share and where they differ. */
import type { Likeness, Similar } from '../../flow.ts';
import { isCloseInSound } from '../../meaning/closeness.ts';
import { tempoChange } from '../../meaning/tempo.ts';
import { isMood } from '../../vocabulary.ts';
import { words } from '../words/language.svelte.ts';
import { capitalised, count, list, percent, row, rowOfHeard } from '../words/format.ts';
import { genreName, keyName, marked, tagName, tempo } from '../words/music.ts';

const { because: said } = words;

/** At most so many likenesses are told; the first are the most telling. */
const told = 4;

/** "Both blues, 2 BPM slower, both mellow"; how close the sound is when nothing else is known. */
export function because({ because: likenesses, similarity }: Similar): string {
    const parts = likenesses.slice(0, told).map(likenessWords);
    // Loudness is no reason by itself: most songs are as loud as most others.
    const isTelling = likenesses.some(({ kind }) => kind !== 'loudness');
    return capitalised(rowOfHeard([...(isTelling ? [] : [soundWords(similarity)]), ...parts]));
}

function likenessWords(likeness: Likeness): string {
    switch (likeness.kind) {
        case 'genre':
            return said.both(genreName(likeness.genre));
        case 'genres':
            return said.between(list(likeness.genres.map(genreName)));
        case 'tempo':
            return marked(tempoWords(likeness.seedBpm, likeness.bpm), likeness.isSure);
        case 'key':
            return said[keyRelations[likeness.relation]](keyName(likeness.key));
        case 'styles':
            return said.both(list(likeness.styles.map(genreName)));
        case 'tags':
            return tagWords(likeness.tags);
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

/** "Both mellow, both acoustic, with a female voice": how two songs feel, apart from what they are and have, for no language joins these in one list. */
function tagWords(tags: readonly string[]): string {
    const moods = tags.filter(isMood).map(genreName);
    const others = tags.filter((tag) => !isMood(tag));
    const ways = others.filter((tag) => !isHeard(tag) && !isEra(tag)).map(tagName);
    const heard = others.filter(isHeard).map((tag) => said.withVoice(tagName(tag)));
    const eras = others.filter(isEra).map((tag) => said.ofEra(tagName(tag)));
    return row([
        ...(moods.length > 0 ? [said.feel(list(moods))] : []),
        ...(others.length > 0 ? [said.both(row([...(ways.length > 0 ? [list(ways)] : []), ...heard, ...eras]))] : []),
    ]);
}

/** A voice or an instrument. */
const isHeard = (tag: string): boolean => / (voice|singer)$|^guitar$/.test(tag);
const isEra = (tag: string): boolean => /^\d0s$/.test(tag);
