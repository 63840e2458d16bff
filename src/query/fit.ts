/** How well a song is what a criterion asks for. */
import { type Contract, quadrants } from '../contract.ts';
import type { Track } from '../flow.ts';
import { nameTest } from '../library/browse.ts';
import { type Clearness, clearnessOf } from '../meaning/clearness.ts';
import { shelvesOf } from '../meaning/filing.ts';
import { levelOf } from '../meaning/level.ts';
import { read } from '../meaning/reading.ts';
import { ruleTest } from '../playlists/rule-test.ts';
import { familyOf } from '../vocabulary.ts';
import { alikeTest, moreTest } from './beside-songs.ts';
import { type Criterion, type CriterionOf, keyNamesOf, type Single, singlesOf } from './criterion.ts';
import { asSaid, between0And1, listedFrom, nearness, nearTempo, plainness, within, withinTempo } from './curves.ts';
import type { Fit, Known } from './known.ts';
import { decadeTags, noVoices, saidAs, traitNamesOf, voices } from './evidence.ts';
import { levelsAt } from './levels.ts';
import { oneOf } from './one-of.ts';
import { isTempoSure } from '../meaning/rhythm-surety.ts';

/** Beside it the criteria that it belongs to: what is to be more is more than the songs that it is to be like. */
export function fitOf(criterion: Criterion, known: Known, beside: readonly Criterion[]): Fit {
    if (criterion.kind === 'any') return anyFit(criterion, known, beside);
    const unsure = unsureClearness(criterion, known.contract);
    if (unsure) return unsureFit(criterion, unsure, known);
    const fit = wantedFit(criterion, known, beside);
    return criterion.isWanted ? fit : (track) => 1 - fit(track);
}

/** Where one of them leaves songs out, what is told unreliably counts as far as it is heard. */
function anyFit({ of, isWanted }: CriterionOf<'any'>, known: Known, beside: readonly Criterion[]): Fit {
    if (!isWanted) {
        const fits = of.map((one) => fitOf({ ...one, isWanted: false }, known, beside));
        return (track) => Math.min(...fits.map((fit) => fit(track)));
    }
    const isOrder = of.every((one) => isUnsure(one, known.contract));
    return oneOf(
        of,
        of.map((one) => (isOrder ? fitOf(one, known, beside) : wantedFit(one, known, beside))),
    );
}

function wantedFit(criterion: Single, known: Known, beside: readonly Criterion[]): Fit {
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
            return ({ analysis: { durationSeconds } }) => within(durationSeconds, criterion);
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
    return ({ analysis }) => asHeard(heard?.of(analysis) ?? 0);
}

/** Of a clearness: it is said from 1 on. */
const asHeard = (clearness: number): number => asSaid(clearness >= 1, plainness(clearness));

const asFit =
    (test: (track: Track) => boolean): Fit =>
    (track) =>
        Number(test(track));

/** Of what the network tells too unreliably to leave songs out; null of all else. */
function unsureClearness(criterion: Single, contract: Contract): Clearness | null {
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
    singlesOf([criterion]).every((one) => unsureClearness(one, contract) !== null);

/** Puts songs in an order, and leaves none out; of a style, those of its family. */
function unsureFit(criterion: Single, clearness: Clearness, { contract, tracks }: Known): Fit {
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

function moodFit(name: string, known: Known): Fit {
    const isSaid = ruleTest({ kind: 'mood', names: saidAs(name) }, known);
    const heard = clearnessOf(traitNamesOf(name), known.contract);
    return (track) => {
        const { feeling, quadrants } = read(track.analysis, known.contract);
        const felt = quadrants.get(name) ?? 0;
        const stirred =
            name === 'energetic' ? feeling?.arousal : name === 'gentle' && feeling ? 1 - feeling.arousal : 0;
        return asSaid(isSaid(track), Math.max(plainness(heard?.of(track.analysis) ?? 0), felt, stirred ?? 0));
    };
}

function voiceFit(name: string, { contract }: Known): Fit {
    const { tells, against: other } = voices.get(name) ?? { tells: [name], against: [] };
    const heard = clearnessOf(tells, contract);
    const against = clearnessOf(other, contract);
    return ({ analysis }) => {
        const [own, others] = [heard?.of(analysis) ?? 0, against?.of(analysis) ?? 0];
        if (own === 0) return 0;
        const said = read(analysis, contract).shown.map((trait) => trait.name);
        const share = own ** 2 / (own ** 2 + others ** 2);
        const isSaid = tells.some((one) => said.includes(one));
        if (name !== 'any') return asSaid(isSaid, Math.min(1, own) * share);
        // Whether there is a voice at all is always one or the other, also where neither is said.
        const isLikelier = share >= listedFrom && !noVoices.some((one) => said.includes(one));
        return asSaid(isSaid || isLikelier, share);
    };
}

function measureFit({ of, about }: CriterionOf<'measure'>, { contract }: Known): Fit {
    const levels = levelsAt(of, about);
    return ({ analysis }) => {
        const { rhythm, feeling } = read(analysis, contract);
        const value = of === 'feeling' ? feeling?.valence : rhythm?.[of];
        if (value == null) return 0;
        const near = nearness(value, about / 100);
        return of === 'feeling' ? near : asSaid(levels.includes(levelOf(of, value)), near);
    };
}

function tempoFit(criterion: CriterionOf<'tempo'>, { contract }: Known): Fit {
    return ({ analysis }) => {
        const { rhythm } = read(analysis, contract);
        const bpm = rhythm?.tempoBpm;
        if (!bpm) return 0;
        const asTold = withinTempo(bpm, criterion);
        // Of half and double the tempo one is near what is asked for; what is only to be faster, or slower, one of them always is.
        const isOpen = criterion.from === null || criterion.to === null;
        if (isTempoSure(rhythm) || asTold === 1 || isOpen) return nearTempo(bpm, criterion);
        return Math.max(
            nearTempo(bpm, criterion),
            0.7 * Math.max(withinTempo(bpm * 2, criterion), withinTempo(bpm / 2, criterion)),
        );
    };
}

/** A song without a year may still sound like a decade that was asked for. */
function yearFit(criterion: CriterionOf<'year'>, known: Known): Fit {
    const { from, to } = criterion;
    const tags = [...decadeTags].filter(([, [first, last]]) => (from ?? 0) <= first && (to ?? Infinity) >= last);
    const sounds =
        tags.length > 0
            ? clear(
                  tags.map(([tag]) => tag),
                  known,
              )
            : null;
    return (track) => {
        if (track.year !== undefined) return within(track.year, criterion);
        return sounds && sounds(track) >= 1 ? listedFrom + 0.05 : 0;
    };
}
