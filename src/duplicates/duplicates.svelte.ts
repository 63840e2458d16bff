import * as v from 'valibot';
import type { Picture, Track } from '../flow.ts';
import { idle } from '../library/idle.ts';
import { items } from '../storage/names.ts';
import { readJson, writeJson } from '../storage/web-storage.ts';
import { type Candidate, candidates } from './candidates.ts';
import { type Fingerprint, fingerprint, isSameFingerprint } from './same-picture.ts';

/** Songs of the library that are one recording, two or more. */
export type Group = readonly Track[];

interface Parts {
    readonly library: () => {
        readonly tracks: readonly Track[];
        readonly get: (trackId: string) => Track | undefined;
        readonly picture: (trackId: string) => Promise<Picture | null>;
    };
}

/** `null` where no picture tells anything of the song. */
type FingerprintOf = (trackId: string) => Promise<Fingerprint | null>;

/** 16 kB each. Candidates come by their length, so that the same few are asked for again and again. */
const rememberedFingerprints = 1000;

/** Half a frame: the other half is the page's own. */
const busyMillis = 8;
const longestWaitMillis = 1000;

const pairsSchema = v.array(v.tuple([v.string(), v.string()]));

/** Which songs the library holds twice: in another encoding, or as another copy. */
export class Duplicates {
    #found = $state.raw<readonly Group[]>([]);
    readonly #groups: readonly Group[] = $derived(this.#found.map((group) => this.#there(group)).filter(isSeveral));
    readonly #parts: Parts;
    /** The list that was looked through last, or is being. */
    #lookedThrough: readonly Track[] | null = null;
    /** Whether two songs' pictures are the same. */
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- no screen depends on it
    readonly #pictures = new Map<string, boolean>();

    constructor(parts: Parts) {
        this.#parts = parts;
    }

    /** Those that were found last, the largest first, of the songs that are still there. */
    get groups(): readonly Group[] {
        return this.#groups;
    }

    /** Looks through the library, if it has changed; a later call ends an earlier one. */
    async find(): Promise<void> {
        const tracks = this.#parts.library().tracks;
        if (this.#lookedThrough === tracks) return;
        this.#lookedThrough = tracks;
        const pairs: (readonly [Track, Track])[] = [];
        // eslint-disable-next-line svelte/prefer-svelte-reactivity -- no screen depends on it
        const told = new Set(notTheSame().map(([one, other]) => pairKey(one, other)));
        const fingerprintOf = this.#readOnce();
        let breath = performance.now();
        for (const candidate of candidates(tracks)) {
            breath = await breathed(breath);
            if (this.#lookedThrough !== tracks) return;
            if (candidate === null || told.has(pairKey(candidate.one.id, candidate.other.id))) continue;
            if (await this.#areOne(candidate, fingerprintOf)) pairs.push([candidate.one, candidate.other]);
        }
        this.#found = grouped(pairs);
    }

    /** The listener says that these are different songs, which is remembered. */
    tellApart(group: Group): void {
        const pairs = group.flatMap(({ id }, i) => group.slice(i + 1).map((other) => [id, other.id] as const));
        writeJson(items.notDuplicates, [...notTheSame(), ...pairs]);
        this.#found = this.#groups.filter((other) => idsOf(other) !== idsOf(group));
    }

    #there(group: Group): Group {
        const library = this.#parts.library();
        return group.map(({ id }) => library.get(id)).filter((track) => track !== undefined);
    }

    async #areOne({ one, other, isNamedTheSame }: Candidate, fingerprintOf: FingerprintOf): Promise<boolean> {
        if (isNamedTheSame) return true;
        const key = pairKey(one.id, other.id);
        const known = this.#pictures.get(key);
        if (known !== undefined) return known;
        const [a, b] = [await fingerprintOf(one.id), await fingerprintOf(other.id)];
        const isOne = a !== null && b !== null && isSameFingerprint(a, b);
        this.#pictures.set(key, isOne);
        return isOne;
    }

    /** Of many songs of one length each is compared with each; its picture is read once for all of them. */
    #readOnce(): FingerprintOf {
        // eslint-disable-next-line svelte/prefer-svelte-reactivity -- no screen depends on it
        const read = new Map<string, Promise<Fingerprint | null>>();
        return (trackId) => {
            const known = read.get(trackId);
            if (known) return known;
            const [oldest] = read.keys();
            if (oldest !== undefined && read.size >= rememberedFingerprints) read.delete(oldest);
            const reading = this.#parts
                .library()
                .picture(trackId)
                .then((picture) => picture && fingerprint(picture));
            read.set(trackId, reading);
            return reading;
        };
    }
}

/** The page has its turn as soon as it was kept from it for so long; returns since when it is kept again. */
async function breathed(sinceMillis: number): Promise<number> {
    if (performance.now() - sinceMillis < busyMillis) return sinceMillis;
    await idle(longestWaitMillis);
    return performance.now();
}

const idsOf = (group: Group): string => group.map(({ id }) => id).join(' ');

const isSeveral = ({ length }: Group): boolean => length > 1;

const notTheSame = (): readonly (readonly [string, string])[] => readJson(items.notDuplicates, pairsSchema, []) ?? [];

const pairKey = (one: string, other: string): string => [one, other].sort().join(' ');

/** Songs that are paired, also by way of others. */
function grouped(pairs: readonly (readonly [Track, Track])[]): readonly Group[] {
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- no screen depends on it
    const groupOf = new Map<Track, Set<Track>>();
    for (const [one, other] of pairs) {
        const joined = new Set([one, other, ...(groupOf.get(one) ?? []), ...(groupOf.get(other) ?? [])]);
        for (const track of joined) groupOf.set(track, joined);
    }
    return [...new Set(groupOf.values())].map((group) => [...group]).sort((a, b) => b.length - a.length);
}
