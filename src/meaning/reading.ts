/** What may be said of a song. Here alone a network's numbers get their names. */
import { quadrants, type Contract } from '../contract.ts';
import type { PartialAnalysis, Rhythm } from '../flow.ts';
import { claimOf, type Claim } from './claim.ts';
import { clearestTraits } from './clearest-traits.ts';
import { feltEnergy } from './energy.ts';
import { feelingOf, type Feeling } from './feeling.ts';
import { mixtureOf } from './mixture.ts';
import { isHeardByAnother } from './same-network.ts';
import { byName, ranked, type Share, type Shares } from './shares.ts';
import { namedMoments, passages, type NamedMoment, type Passage } from './timeline.ts';
import type { Trait } from './traits.ts';

/** Why a song stands under no family; 'outdated': another network heard it. */
export type Unfiled = Exclude<Claim['kind'], 'families'> | 'outdated';

/** An analysis, whole or of a song that is still being heard: what is not known yet is missing. */
type Answers = Omit<PartialAnalysis, 'embedding'>;

/** Speech and noise may seem to have these. */
const ofMusicOnly = {
    tempoBpm: null,
    tempoConfidence: null,
    beats: null,
    tempoChanges: null,
    key: null,
    danceability: null,
    energy: null,
} as const;

const readings = new WeakMap<Contract, WeakMap<Answers, Reading>>();

/** The same reading for the same analysis, however often it is asked for. */
export function read(analysis: Answers, contract: Contract): Reading {
    let known = readings.get(contract);
    if (!known) readings.set(contract, (known = new WeakMap<Answers, Reading>()));
    let reading = known.get(analysis);
    if (!reading) known.set(analysis, (reading = new Reading(analysis, contract)));
    return reading;
}

/** Whether the network tells that it is no music. */
export const isNoMusic = (analysis: Answers, contract: Contract): boolean =>
    read(analysis, contract).claim.kind === 'no-music';

/** Each part is made when it is asked for, and what thousands of songs are sorted or filtered by is kept. */
export class Reading {
    readonly #heard: Answers;
    readonly #contract: Contract;
    #claim: Claim | undefined;
    #shown: readonly Trait[] | undefined;
    #rhythm: Rhythm | undefined;

    constructor(heard: Answers, contract: Contract) {
        this.#heard = heard;
        this.#contract = contract;
    }

    /** False before the first families are heard. */
    get hasBegun(): boolean {
        return this.#heard.families !== undefined;
    }

    /** The version of the network that heard it; null where none is known yet. */
    get heardBy(): string | null {
        return this.#heard.model ?? null;
    }

    /** Whether another network than the contract's heard it, so that nothing can be promised of it. */
    get isHeardByAnother(): boolean {
        return isHeardByAnother(this.#heard, this.#contract);
    }

    /** All that the network tells apart, in the contract's order; empty before they are heard, and where another network heard it. */
    get families(): Shares {
        return byName(this.#contract.families, this.#own.families ?? []);
    }

    /** Those that a song may be shown in: none of what is no music. */
    get shownFamilies(): Shares {
        return this.claim.kind === 'no-music' ? new Map() : this.families;
    }

    /** The families, likeliest first. */
    get ranked(): readonly Share[] {
        return ranked(this.families);
    }

    /** Of all styles, however unclear, and of all moods. */
    get styles(): Shares {
        return byName(namesOf(this.#contract.styles), this.#own.styles ?? []);
    }

    get moods(): Shares {
        return byName(namesOf(this.#contract.moods), this.#own.moods ?? []);
    }

    /** The papers' genres, in the contract's order. */
    get genres(): Shares {
        return byName(this.#contract.genres, this.#heard.genres ?? []);
    }

    get quadrants(): Shares {
        return byName(quadrants, this.#own.quadrants ?? []);
    }

    /** Null before it is heard, and of what is no music. */
    get feeling(): Feeling | null {
        return this.claim.kind === 'no-music' ? null : feelingOf(this.quadrants);
    }

    get claim(): Claim {
        return (this.#claim ??= claimOf(this.#heard, this.#contract));
    }

    /** The families that are claimed, likeliest first. */
    get claimed(): readonly string[] {
        return this.claim.kind === 'families' ? this.claim.among : [];
    }

    /** Those of the claimed families that are clear, clearest first; three at most. */
    get claimedStyles(): readonly string[] {
        return namesOf(this.shown.filter(({ kind }) => kind === 'style'));
    }

    /** In what share of songs one of the claimed families is right; null where nothing is claimed, and where it was not tested. */
    get claimsRight(): number | null {
        return this.claimed.length > 0 ? this.#contract.claimsRight : null;
    }

    /** The family that it stands under; null where none is claimed. */
    get filedUnder(): string | null {
        return this.claimed[0] ?? null;
    }

    /** The clearest style of that family; null where none is clear. */
    get ownStyle(): string | null {
        return this.shown.find(({ kind, family }) => kind === 'style' && family === this.filedUnder)?.name ?? null;
    }

    /** Why it stands under no family; null where it does. */
    get unfiled(): Unfiled | null {
        if (this.isHeardByAnother) return 'outdated';
        return this.claim.kind === 'families' ? null : this.claim.kind;
    }

    /** What may be asked for in its name, in shares that add up to 1: the families that are claimed, or their clear styles. Empty where nothing is claimed. */
    get mixture(): readonly Share[] {
        const styles = this.#contract.styles.filter(({ name }) => this.claimedStyles.includes(name));
        const shareOf = (name: string) => this.styles.get(name) ?? 0;
        return mixtureOf(
            this.claimed.map((name) => ({ name, share: this.families.get(name) ?? 0 })),
            styles.map(({ name, family }) => ({ name, family, share: shareOf(name) })),
        );
    }

    /** Traits that are clear enough to be shown, clearest first. */
    get shown(): readonly Trait[] {
        return (this.#shown ??= clearestTraits(this.#heard, this.#contract, this.claimed));
    }

    /** Of all tags, however unclear. */
    get tags(): Shares {
        return byName(namesOf(this.#contract.tags), this.#heard.tags ?? []);
    }

    /** Of all classes, however unclear; empty where the network knows none. */
    get classes(): Shares {
        return byName(namesOf(this.#contract.classes), this.#heard.classes ?? []);
    }

    get timeline(): readonly NamedMoment[] {
        return namedMoments(this.#own.timeline ?? [], this.#contract.families);
    }

    /** Which family leads when, to the song's end as far as it is known. */
    get passages(): readonly Passage[] {
        const { timeline } = this;
        return passages(timeline, this.#heard.durationSeconds ?? timeline.at(-1)?.endSeconds ?? 0);
    }

    /** With the energy that is felt. What is no music has neither beat nor key, whatever was measured. Undefined before it is measured. */
    get rhythm(): Rhythm | undefined {
        return (this.#rhythm ??= this.#rhythmHeard());
    }

    #rhythmHeard(): Rhythm | undefined {
        const { rhythm } = this.#heard;
        if (!rhythm) return undefined;
        if (this.claim.kind === 'no-music') return { ...rhythm, ...ofMusicOnly };
        return { ...rhythm, energy: feltEnergy(rhythm.energy, this.feeling) };
    }

    /** What may be read by the contract's names. */
    get #own(): Answers {
        return this.isHeardByAnother ? {} : this.#heard;
    }
}

const namesOf = (all: readonly { readonly name: string }[]): readonly string[] => all.map(({ name }) => name);
