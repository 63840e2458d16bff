import type { Deck } from '../deck.svelte.ts';
import type { Flow } from '../player-parts.ts';
import { Crossing } from './crossing.ts';
import { edgesOf } from './edges.ts';
import { planTransition } from './plan.ts';
import type { Song } from './together.ts';

interface Parts {
    readonly flow: Flow;
    /** The deck that plays, and the other. */
    readonly decks: () => { readonly current: Deck; readonly other: Deck };
    readonly upNext: () => string | null;
    /** Null for a song whose file is not at hand. */
    readonly fileOf: (trackId: string) => Promise<File | null>;
    /** The other deck is the one that plays, from this file. */
    readonly onCrossed: (file: File) => void;
    /** The song ended while the next was to follow it, which does not play. */
    readonly onEnded: (trackId: string) => void;
}

/** Two songs, the second of which is loaded; not a pair any more where either is not wanted. */
interface Prepared {
    readonly firstId: string;
    readonly secondId: string;
    /** Null until it is known, and for songs that cannot go over into each other. */
    ready: { readonly first: Song; readonly second: Song; readonly file: File } | null;
}

const lookMillis = 500;
/** A browser whose timers come later by so much, as in some that are hidden, cannot keep a beat. */
const lateMillis = 250;

/** Before a song's end, when the next one is loaded: longer than any fade, and what has to be read before it. */
const prepareSeconds = 40;
/** Before it starts, when the clocks are looked at more closely. */
const closeSeconds = 1.5;
/** Enough to start a song in. */
const shortestNoticeSeconds = 0.3;

/** Lets the song that plays go over into the one that follows. */
export class Transitions {
    readonly #parts: Parts;
    #timer: ReturnType<typeof setTimeout> | undefined;
    #dueMillis = 0;
    #prepared: Prepared | null = null;
    #crossing: Crossing | null = null;
    /** One that did not play is not tried again. */
    #failed: Prepared | null = null;

    constructor(parts: Parts) {
        this.#parts = parts;
    }

    /** Whether the song's end is not the end of playing, for the next is on its way. */
    get followsAtOnce(): boolean {
        return this.#crossing?.isAhead === true;
    }

    /** To be called whenever a song plays, or plays on. */
    watch(): void {
        this.#lookAgain();
    }

    /** What is under way ends at once, and what is prepared is put away: another song, or place, was chosen. */
    end(): void {
        clearTimeout(this.#timer);
        const crossing = this.#crossing;
        this.#crossing = this.#failed = null;
        crossing?.end();
        this.#drop();
    }

    #lookAgain(): void {
        clearTimeout(this.#timer);
        this.#dueMillis = performance.now() + lookMillis;
        this.#timer = setTimeout(() => {
            const lateBy = performance.now() - this.#dueMillis;
            if (!this.#parts.decks().current.playing) return;
            this.#look(document.hidden && lateBy > lateMillis);
            this.#lookAgain();
        }, lookMillis);
    }

    #look(isTooLate: boolean): void {
        this.#crossing?.check();
        if (this.#crossing?.isOpen) return;
        const { flow, decks, upNext } = this.#parts;
        const { current, other } = decks();
        const [firstId, secondId] = [current.trackId, upNext()];
        const isWanted = flow.isOn() && !isTooLate && current.isReady && secondId !== firstId;
        if (!isWanted || firstId === null || secondId === null) return this.#drop();
        if (current.elementSeconds - current.heardSeconds > prepareSeconds) return;
        if (!isPair(this.#prepared, firstId, secondId)) {
            this.#drop();
            if (isPair(this.#failed, firstId, secondId)) return;
            this.#prepared = { firstId, secondId, ready: null };
            void this.#prepare(this.#prepared);
        } else if (this.#prepared?.ready && other.isReady) {
            this.#beginInTime(this.#prepared);
        }
    }

    async #prepare(prepared: Prepared): Promise<void> {
        const [first, second, file] = await Promise.all([
            this.#songOf(prepared.firstId),
            this.#songOf(prepared.secondId),
            this.#parts.fileOf(prepared.secondId).catch(() => null),
        ]);
        if (this.#prepared !== prepared || !first || !second || !file) return;
        const { other } = this.#parts.decks();
        other.load(prepared.secondId, file);
        other.connect();
        prepared.ready = { first, second, file };
    }

    async #songOf(trackId: string): Promise<Song | null> {
        const track = this.#parts.flow.trackOf(trackId);
        if (!track) return null;
        const picture = await this.#parts.flow.pictureOf(trackId).catch(() => null);
        return { track, edges: edgesOf(picture, track.analysis.durationSeconds) };
    }

    #beginInTime(prepared: Prepared): void {
        const { ready } = prepared;
        const { current, other } = this.#parts.decks();
        if (!ready) return;
        const soonest = current.heardSeconds + shortestNoticeSeconds;
        const whole = planTransition(ready.first, ready.second);
        const isLate = whole.kind !== 'gapless' && whole.startSeconds < soonest;
        const plan = isLate ? planTransition(ready.first, ready.second, soonest) : whole;
        const startSeconds = plan.kind === 'gapless' ? current.elementSeconds : plan.startSeconds;
        if (startSeconds < soonest || startSeconds > current.heardSeconds + closeSeconds) return;
        this.#crossing?.end();
        if (plan.kind !== 'gapless' && plan.secondFromSeconds > 0) other.seek(plan.secondFromSeconds);
        const goesOn = (): void => {
            this.#prepared = null;
            if (!current.playing) this.#parts.onEnded(prepared.firstId);
        };
        this.#crossing = new Crossing({
            from: current,
            into: other,
            plan,
            isWanted: () => this.#parts.flow.isOn() && this.#parts.upNext() === prepared.secondId,
            onCrossed: () => {
                this.#prepared = null;
                this.#parts.onCrossed(ready.file);
                this.watch();
            },
            onFailed: () => {
                this.#failed = prepared;
                goesOn();
            },
            onUnwanted: goesOn,
        });
    }

    #drop(): void {
        if (this.#prepared?.ready) this.#parts.decks().other.unload();
        this.#prepared = null;
    }
}

function isPair(prepared: Prepared | null, firstId: string, secondId: string): boolean {
    return prepared?.firstId === firstId && prepared.secondId === secondId;
}
