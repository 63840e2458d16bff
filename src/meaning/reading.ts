/** What may be said of a song. Here alone a network's numbers get their names. */
import type { Contract } from '../contract.ts';
import type { PartialAnalysis, Rhythm } from '../flow.ts';
import { claimOf, isSure, type Claim } from './claim.ts';
import { clearestTraits } from './clearest-traits.ts';
import type { Unfiled } from './filing.ts';
import { isHeardByAnother } from './same-network.ts';
import { byName, likeliest, named, ranked, type Share, type Shares } from './shares.ts';
import { namedMoments, passages, type NamedMoment, type Passage } from './timeline.ts';
import { speaksOfGenre, type Trait } from './traits.ts';

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

/** Each part is made when it is asked for, and what thousands of songs are sorted or filtered by is kept. */
export class Reading {
    readonly #heard: Answers;
    readonly #contract: Contract;
    #claim: Claim | undefined;
    #filedUnder: string | null | undefined;
    #shown: readonly Trait[] | undefined;

    constructor(heard: Answers, contract: Contract) {
        this.#heard = heard;
        this.#contract = contract;
    }

    /** False before the first genres and tags are heard. */
    get hasBegun(): boolean {
        return this.#heard.genres !== undefined;
    }

    /** Whether another network than the contract's heard it, so that nothing can be promised of it. */
    get isHeardByAnother(): boolean {
        return isHeardByAnother(this.#heard, this.#contract);
    }

    /** All that the network tells apart, in the contract's order; empty before they are heard. */
    get genres(): Shares {
        return byName(this.#contract.genres, this.#heard.genres ?? []);
    }

    /** The genres, likeliest first. */
    get ranked(): readonly Share[] {
        return ranked(this.#named);
    }

    get claim(): Claim {
        return (this.#claim ??= claimOf(this.#heard, this.#contract));
    }

    /** Whether the likeliest genre is likely enough to be called the song's own. */
    get isSure(): boolean {
        return isSure(likeliest(this.#named), this.#contract);
    }

    /** The genres that may be shown, in the contract's order; empty where none is claimed. */
    get claimedGenres(): Shares {
        return this.claim.kind === 'genres' ? this.genres : new Map();
    }

    /** In what share of songs the right genre is among those that are claimed; null where nothing is promised. */
    get coverage(): number | null {
        return this.claim.kind === 'genres' && this.claim.among ? this.#contract.coverage : null;
    }

    /** The genre that it stands under; null where none is claimed, or the network is not sure. */
    get filedUnder(): string | null {
        if (this.#filedUnder !== undefined) return this.#filedUnder;
        const first = likeliest(this.#named);
        const isFiled = isSure(first, this.#contract) && this.claim.kind === 'genres';
        return (this.#filedUnder = isFiled && first ? first.name : null);
    }

    /** Why it stands under no genre, where it does not. */
    get unfiled(): Unfiled {
        return this.claim.kind === 'genres' ? 'not-sure' : this.claim.kind;
    }

    /**
     * What may be asked for in its name, in shares of the whole: its genres, or the styles that it is of where none of them fits, all alike.
     * Empty where nothing is claimed, and where another network heard it: its numbers had other names.
     */
    get mixture(): readonly Share[] {
        if (this.isHeardByAnother || this.claim.kind === 'no-music') return [];
        if (this.claim.kind === 'genres') return this.#named;
        const { styles } = this.claim;
        return styles.map((name) => ({ name, share: 1 / styles.length }));
    }

    /** Tags and classes that are clear enough to be shown, clearest first; where none of the genres fits, none that speaks of one of them. */
    get shown(): readonly Trait[] {
        const isBeyond = ({ name }: Trait) => !speaksOfGenre(name, this.#contract);
        const isWanted = this.claim.kind === 'none-fits' ? isBeyond : () => true;
        return (this.#shown ??= clearestTraits(this.#heard, this.#contract, isWanted));
    }

    /** Of all tags, however unclear. */
    get tags(): Shares {
        return byName(
            this.#contract.tags.map(({ name }) => name),
            this.#heard.tags ?? [],
        );
    }

    /** Of all classes, however unclear; empty where the network knows none. */
    get classes(): Shares {
        return byName(
            this.#contract.classes.map(({ name }) => name),
            this.#heard.classes ?? [],
        );
    }

    get timeline(): readonly NamedMoment[] {
        return namedMoments(this.#heard.timeline ?? [], this.#contract.genres);
    }

    /** Which genre leads when, to the song's end as far as it is known. */
    get passages(): readonly Passage[] {
        const { timeline } = this;
        return passages(timeline, this.#heard.durationSeconds ?? timeline.at(-1)?.endSeconds ?? 0);
    }

    /** What is no music has neither beat nor key, whatever was measured. Undefined before it is measured. */
    get rhythm(): Rhythm | undefined {
        const { rhythm } = this.#heard;
        return rhythm && this.claim.kind === 'no-music' ? { ...rhythm, ...ofMusicOnly } : rhythm;
    }

    get #named(): readonly Share[] {
        return named(this.#contract.genres, this.#heard.genres ?? []);
    }
}
