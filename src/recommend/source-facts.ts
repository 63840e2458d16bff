/** What is fixed of a source of songs: read where nothing of the page runs, too. */
export interface SourceFacts {
    /** Who is asked; each song carries the name of its own. */
    readonly services: readonly string[];
    /** What the listener connects before it can be asked, be it only a word of consent; null where anyone may ask. */
    readonly connects: 'key' | 'account' | 'consent' | null;
    /** Whether its terms forbid its songs to share a list with another service's, and to outlive the listener's consent. */
    readonly standsApart: boolean;
    /**
     * Whether it is asked for the genres that were heard in the seeds; where sound or listeners decide what is near, only genres
     * that the listener chooses are asked for.
     */
    readonly asksForHeard: boolean;
    /** Of a song's picture. */
    readonly covers: 'square' | 'wide';
    /** Added to the address of its own player, so that the click that opens it is the one that plays. */
    readonly playsBy: Readonly<Record<string, string>>;
    /** What its songs stand beside, by its contract. */
    readonly terms: readonly Terms[];
    /** For how many days what each of its services answered may be kept; 0: for the visit alone. */
    readonly answersKeptDays: Readonly<Record<string, number>>;
    /**
     * For how many days the words of a song that the listener keeps for later may stay before they are asked for anew; Infinity:
     * as long as the song.
     */
    readonly keptWordsDays: number;
    readonly hosts: Hosts;
}

export interface Terms {
    /** 'licence': its data are free, under CC0. */
    readonly kind: 'terms' | 'privacy' | 'licence';
    /** A proper name. */
    readonly of: string;
    readonly address: string;
}

/** The only hosts that the page reaches for it, and for what. */
export interface Hosts {
    readonly connect: readonly string[];
    readonly images: readonly string[];
    readonly media: readonly string[];
    readonly frames: readonly string[];
}
