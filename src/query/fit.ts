/** How well a song is what a criterion asks for. */
import { type Contract, quadrants } from '../contract.ts';
import type { Track } from '../flow.ts';
import { nameTest } from '../library/browse.ts';
import { type Clearness, clearnessOf } from '../meaning/clearness.ts';
import { shelvesOf } from '../meaning/filing.ts';
import { read } from '../meaning/reading.ts';
import { ruleTest } from '../playlists/rule-test.ts';
import { familyOf } from '../vocabulary.ts';
import { alikeTest, moreTest } from './beside-songs.ts';
import { type Criterion, type CriterionOf, keyNamesOf } from './criterion.ts';
import { between0And1, listedFrom, nearness, plainness, withinTempo } from './curves.ts';
import type { Fit, Known } from './known.ts';
import { decadeTags, traitNamesOf, voices } from './evidence.ts';
import { isTempoSure } from '../meaning/rhythm-surety.ts';

/** Beside it the criteria that it belongs to: what is to be more is more than the songs that it is to be like. */
export function fitOf(criterion: Criterion, known: Known, beside: readonly Criterion[]): Fit {
    const unsure = unsureClearness(criterion, known.contract);
    if (unsure) return unsureFit(criterion, unsure, known);
    const fit = wantedFit(criterion, known, beside);
    return criterion.isWanted ? fit : (track) => 1 - fit(track);
}

function wantedFit(criterion: Criterion, known: Known, beside: readonly Criterion[]): Fit {
    switch (criterion.kind) {
        case 'style':
            return styleFit(criterion.name, known);
        case 'mood':
            return moodFit(criterion.name, known);
        case 'instrument':
            return instrumentFit(criterion.name, known);
        case 'voice':
            return voiceFit(criterion.name, known);
        case 'label':
            return (track) => Number(known.hasLabel(track, criterion.name));
        case 'language':
            return asFit(ruleTest({ kind: 'language', names: [criterion.name] }, known));
        case 'key':
        case 'mode':
            return asFit(ruleTest({ kind: 'key', names: keyNamesOf(criterion), isWide: false }, known));
        case 'measure':
            return measureFit(criterion, known);
        case 'tempo':
            return tempoFit(criterion, known);
        case 'year':
            return yearFit(criterion, known);
        case 'length':
            return ({ analysis: { durationSeconds } }) =>
                Number(durationSeconds >= (criterion.from ?? 0) && durationSeconds <= (criterion.to ?? Infinity));
        case 'like':
            return alikeTest(criterion, known);
        case 'more':
            return moreTest(criterion, known, beside);
        case 'text':
            return asFit(nameTest(criterion.text));
    }
}

/** A song of a style's family alone is near it, the nearer the clearer the style is, and no more. */
function styleFit(name: string, { contract }: Known): Fit {
    const family = familyOf(name) ?? name;
    const heard = clearnessOf([name], contract);
    return (track) => {
        const shelves = shelvesOf(track, contract);
        const place = shelves.indexOf(name);
        if (place < 0) return shelves.includes(family) ? 0.3 + 0.2 * between0And1(heard?.of(track.analysis) ?? 0) : 0;
        return place === 0 ? 1 : 0.8;
    };
}

function instrumentFit(name: string, { contract }: Known): Fit {
    const heard = clearnessOf([name], contract);
    return ({ analysis }) => plainness(heard?.of(analysis) ?? 0);
}

const asFit =
    (test: (track: Track) => boolean): Fit =>
    (track) =>
        Number(test(track));

/** Of what the network tells too unreliably to leave songs out; null of all else. */
function unsureClearness(criterion: Criterion, contract: Contract): Clearness | null {
    const { kind } = criterion;
    if (kind !== 'style' && kind !== 'mood' && kind !== 'instrument' && kind !== 'voice') return null;
    const isToldOtherwise =
        (kind === 'voice' && voices.has(criterion.name)) || (kind === 'mood' && isFelt(criterion.name));
    if (isToldOtherwise) return null;
    const clearness = clearnessOf(kind === 'mood' ? traitNamesOf(criterion.name) : [criterion.name], contract);
    return clearness?.isSure === false ? clearness : null;
}

/** Moods that are also told by where a song lies between calm and stirred, pleasant and not. */
const isFelt = (mood: string): boolean => mood === 'gentle' || (quadrants as readonly string[]).includes(mood);

/** Whether a criterion only puts songs in an order. */
export const isUnsure = (criterion: Criterion, contract: Contract): boolean =>
    unsureClearness(criterion, contract) !== null;

/** Puts songs in an order, and leaves none out; of a style, those of its family. */
function unsureFit(criterion: Criterion, clearness: Clearness, { contract, tracks }: Known): Fit {
    const { isWanted } = criterion;
    const most = tracks.reduce((sum, { analysis }) => Math.max(sum, clearness.of(analysis)), 1e-9);
    const family = criterion.kind === 'style' ? familyOf(criterion.name) : null;
    return (track) => {
        if (family !== null && !shelvesOf(track, contract).includes(family)) return isWanted ? 0 : 1;
        const share = clearness.of(track.analysis) / most;
        return listedFrom + (1 - listedFrom) * (isWanted ? share : 1 - share);
    };
}

function clear(names: readonly string[], { contract }: Known): Fit {
    const clearness = clearnessOf(names, contract);
    return ({ analysis }) => between0And1(clearness?.of(analysis) ?? 0);
}

/** In full where it is said of the song; else by what speaks for it. */
function moodFit(name: string, known: Known): Fit {
    const isSaid = ruleTest({ kind: 'mood', names: [name] }, known);
    const heard = clear(traitNamesOf(name), known);
    return (track) => {
        if (isSaid(track)) return 1;
        const { feeling, quadrants } = read(track.analysis, known.contract);
        const felt = quadrants.get(name) ?? 0;
        const stirred =
            name === 'energetic' ? feeling?.arousal : name === 'gentle' && feeling ? 1 - feeling.arousal : 0;
        return Math.max(0.8 * heard(track), between0And1(1.6 * felt), between0And1((stirred ?? 0) / 0.85) * 0.9);
    };
}

function voiceFit(name: string, known: Known): Fit {
    const { tells, against: other } = voices.get(name) ?? { tells: [name], against: [] };
    const heard = clearnessOf(tells, known.contract);
    const against = clearnessOf(other, known.contract);
    return ({ analysis }) => {
        const [own, others] = [heard?.of(analysis) ?? 0, against?.of(analysis) ?? 0];
        if (own === 0) return 0;
        const share = own ** 2 / (own ** 2 + others ** 2);
        // Whether there is a voice at all is always one or the other.
        return name === 'any' ? share : Math.min(1, own) * between0And1(2 * share);
    };
}

function measureFit({ of, about }: CriterionOf<'measure'>, { contract }: Known): Fit {
    return ({ analysis }) => {
        const { rhythm, feeling } = read(analysis, contract);
        const value = of === 'feeling' ? feeling?.valence : rhythm?.[of];
        return value == null ? 0 : nearness(value, about / 100);
    };
}

function tempoFit(criterion: CriterionOf<'tempo'>, { contract }: Known): Fit {
    return ({ analysis }) => {
        const { rhythm } = read(analysis, contract);
        const bpm = rhythm?.tempoBpm;
        if (!bpm) return 0;
        const asSaid = withinTempo(bpm, criterion);
        // Of half and double the tempo one is near what is asked for; what is only to be faster, or slower, one of them always is.
        const isOpen = criterion.from === null || criterion.to === null;
        if (isTempoSure(rhythm) || asSaid === 1 || isOpen) return asSaid;
        return Math.max(asSaid, 0.7 * Math.max(withinTempo(bpm * 2, criterion), withinTempo(bpm / 2, criterion)));
    };
}

/** A song without a year may still sound like a decade that was asked for. */
function yearFit({ from, to }: CriterionOf<'year'>, known: Known): Fit {
    const isWithin = ruleTest({ kind: 'year', from, to }, known);
    const tags = [...decadeTags].filter(([, [first, last]]) => (from ?? 0) <= first && (to ?? Infinity) >= last);
    const sounds =
        tags.length > 0
            ? clear(
                  tags.map(([tag]) => tag),
                  known,
              )
            : null;
    return (track) => {
        if (track.year !== undefined) return Number(isWithin(track));
        return sounds && sounds(track) >= 1 ? listedFrom + 0.05 : 0;
    };
}
