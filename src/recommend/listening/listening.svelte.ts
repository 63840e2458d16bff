import type { Analyser } from '../../analysis/analyser.ts';
import type { Contract } from '../../contract.ts';
import type { Reason, Seeds, Track } from '../../flow.ts';
import type { Recommendation } from '../recommendation.ts';
import { delay } from '../../storage/abortable.ts';
import { openTrackStore, trackDatabases, type TrackStore } from '../../library/store.ts';
import { isHeardByAnother } from '../../meaning/same-network.ts';
import { fetchSound, type FetchedSound } from './fetch-sound.ts';
import { heardTrackId, songKey } from '../song-key.ts';
import { createAnalysisCache, type AnalysisCache } from './analysis-cache.ts';
import { heardBeside } from './heard-beside.ts';

/** 'other-network': the seed was heard by an older network, and must be heard anew to be compared. */
export type ListeningReason = Reason | (FetchedSound & { ok: false })['reason'] | 'other-network';

/** A song of a service on its way to being heard. */
export type Candidate =
    /** `fraction` is of the stage, 0 to 1. */
    | { readonly stage: 'waiting' | 'fetching' | 'hearing'; readonly fraction: number }
    | { readonly stage: 'failed'; readonly reason: ListeningReason };

interface Parts {
    readonly analyser: Pick<Analyser, 'analyse' | 'contract'>;
    /** What shared tags are weighed against. */
    readonly library: () => readonly Track[];
    /** Whether the listener's own files are being heard: they come first. */
    readonly isBusy: () => boolean;
    readonly store?: TrackStore;
    readonly fetch?: typeof globalThis.fetch;
    readonly now?: () => number;
}

interface StartOptions {
    /** Told of each song as soon as it is heard. */
    readonly onheard: (song: Recommendation) => void;
}

/** Songs that are fetched and heard at one request. */
const mostHeard = 8;
const busyCheckMillis = 1000;

/** Hears songs that a service streams, one after the other, with the network that heard the seeds. */
export class Listening {
    readonly #parts: Parts;
    readonly #cache: AnalysisCache;
    #candidates = $state.raw<Readonly<Record<string, Candidate>>>({});
    #round = $state.raw<AbortController | null>(null);
    #asked = $state.raw(0);

    constructor(parts: Parts) {
        this.#parts = parts;
        this.#cache = createAnalysisCache(parts.store ?? openTrackStore(trackDatabases.heard));
    }

    /** Whether songs are being heard, or wait for it. */
    get active(): boolean {
        return this.#round !== null;
    }

    /** How many of the songs that are being heard are done with; null while none is. */
    get progress(): { readonly done: number; readonly of: number } | null {
        const left = Object.values(this.#candidates).filter(({ stage }) => stage !== 'failed').length;
        return this.active && this.#asked > 0 ? { done: this.#asked - left, of: this.#asked } : null;
    }

    /** Null for a song that was not asked for, and for one that was heard. */
    candidate(song: Recommendation): Candidate | null {
        return this.#candidates[songKey(song)] ?? null;
    }

    /**
     * Hears those of the songs that have a stream and were not heard yet, in their order, instead of what was asked for
     * before: all that were heard in an earlier visit at once, and at most eight more. Resolves when it has ended.
     */
    async start(songs: readonly Recommendation[], seeds: Seeds, { onheard }: StartOptions): Promise<void> {
        this.stop();
        const round = new AbortController();
        this.#round = round;
        this.#candidates = {};
        this.#asked = 0;
        try {
            const contract = await this.#contract();
            round.signal.throwIfAborted();
            const unheard = songs.filter(({ stream, heard }) => stream !== undefined && !heard);
            const reason = contract ? incomparable(seeds, contract) : 'model-unavailable';
            if (!contract || reason) return this.#fail(unheard.slice(0, mostHeard), reason ?? 'model-unavailable');
            const tell = (song: Recommendation, track: Track) =>
                onheard({ ...song, heard: heardBeside(seeds, track, this.#parts.library(), contract) });
            const unknown = await this.#recall(unheard, contract, round.signal, tell);
            await this.#hearAll(unknown.slice(0, mostHeard), round.signal, tell);
        } catch (error) {
            if (!round.signal.aborted) throw error;
        } finally {
            if (this.#round === round) this.#round = null;
        }
    }

    /** What is under way leaves nothing behind; what was heard stays heard. */
    stop(): void {
        this.#round?.abort();
        this.#round = null;
        const failed = Object.entries(this.#candidates).filter(([, { stage }]) => stage === 'failed');
        this.#candidates = Object.fromEntries(failed);
    }

    async #contract(): Promise<Contract | null> {
        try {
            return await this.#parts.analyser.contract();
        } catch (error) {
            console.error(error);
            return null;
        }
    }

    /** Tells of those that were heard before; the others are left. */
    async #recall(
        songs: readonly Recommendation[],
        contract: Contract,
        signal: AbortSignal,
        tell: (song: Recommendation, track: Track) => void,
    ): Promise<readonly Recommendation[]> {
        const unknown: Recommendation[] = [];
        for (const song of songs) {
            const track = await this.#cache.read(song, contract);
            signal.throwIfAborted();
            if (track) tell(song, track);
            else unknown.push(song);
        }
        return unknown;
    }

    async #hearAll(
        songs: readonly Recommendation[],
        signal: AbortSignal,
        tell: (song: Recommendation, track: Track) => void,
    ): Promise<void> {
        for (const song of songs) this.#set(song, { stage: 'waiting', fraction: 0 });
        this.#asked = songs.length;
        for (const [index, song] of songs.entries()) {
            const heard = await this.#hear(song, signal);
            signal.throwIfAborted();
            if (typeof heard !== 'string') {
                this.#set(song, null);
                tell(song, heard);
            } else if (heard === 'model-unavailable') {
                return this.#fail(songs.slice(index), heard);
            } else {
                this.#set(song, { stage: 'failed', reason: heard });
            }
        }
    }

    async #hear(song: Recommendation, signal: AbortSignal): Promise<Track | ListeningReason> {
        await this.#untilIdle(signal);
        this.#set(song, { stage: 'fetching', fraction: 0 });
        const fetched = await fetchSound(addressOf(song), {
            signal,
            fetch: this.#parts.fetch ?? globalThis.fetch.bind(globalThis),
            onFraction: (fraction) => this.#set(song, { stage: 'fetching', fraction }),
        });
        if (!fetched.ok) return fetched.reason;
        await this.#untilIdle(signal);
        this.#set(song, { stage: 'hearing', fraction: 0 });
        const outcome = await this.#parts.analyser.analyse(fetched.sound, {
            signal,
            onProgress: ({ fraction }) => this.#set(song, { stage: 'hearing', fraction }),
        });
        if (!outcome.ok) return outcome.reason;
        const { title, artist } = song;
        const addedAt = (this.#parts.now ?? Date.now)();
        const about = { id: heardTrackId(song), fileName: '', title, ...(artist !== undefined && { artist }), addedAt };
        const track = { ...about, analysis: outcome.analysis };
        await this.#cache.write(track);
        return track;
    }

    async #untilIdle(signal: AbortSignal): Promise<void> {
        while (this.#parts.isBusy()) await delay(busyCheckMillis, signal);
    }

    #fail(songs: readonly Recommendation[], reason: ListeningReason): void {
        for (const song of songs) this.#set(song, { stage: 'failed', reason });
    }

    #set(song: Recommendation, candidate: Candidate | null): void {
        const others = Object.entries(this.#candidates).filter(([key]) => key !== songKey(song));
        this.#candidates = { ...Object.fromEntries(others), ...(candidate && { [songKey(song)]: candidate }) };
    }
}

/** What a browser says of the network that it is in, where it says anything: https://wicg.github.io/netinfo/ */
interface Connection {
    readonly type?: string;
    readonly saveData?: boolean;
}

/** Whether songs may be fetched without being asked for: only where it is known that nobody pays for each byte. */
export function mayStartUnasked(connection: Connection | undefined): boolean {
    const isUnmetered = connection?.type === 'wifi' || connection?.type === 'ethernet';
    return isUnmetered && connection.saveData !== true;
}

function incomparable(seeds: Seeds, contract: Contract): 'other-network' | null {
    return seeds.some(({ analysis }) => isHeardByAnother(analysis, contract)) ? 'other-network' : null;
}

/** Audius counts plays for the artists' sake; here no person listens. */
function addressOf({ service, stream = '' }: Recommendation): string {
    const address = new URL(stream);
    if (service === 'audius') address.searchParams.set('skip_play_count', 'true');
    return address.href;
}
