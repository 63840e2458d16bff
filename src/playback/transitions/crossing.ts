import type { Deck } from '../deck.svelte.ts';
import { BeatLock } from './beat-lock.ts';
import { equalPower } from './level.ts';
import type { Plan } from './plan.ts';

interface Parts {
    readonly from: Deck;
    readonly into: Deck;
    readonly plan: Plan;
    /** Whether the second song is still the one that is to follow. */
    readonly isWanted: () => boolean;
    /** The second song is the one that plays from now on. */
    readonly onCrossed: () => void;
    /** The second song does not play; the first goes on. */
    readonly onFailed: () => void;
    /** The second song is not to follow any more; the first goes on. */
    readonly onUnwanted: () => void;
}

const readMillis = 50;
/** A timer that is set for longer comes too late by more. */
const shortTimerSeconds = 0.06;
const curveSteps = 128;

/** A song that is to come in to the millisecond begins so much earlier, and its sound is held back: neither timers nor elements are exact. */
const earlySeconds = { gapless: 0.2, beats: 0.12, crossfade: 0 };
/** Longer than any of them: held back so much, nothing is heard before it is known by how much it has to be. */
const mostHeldBackSeconds = 0.9;

/** A change of pitch is not noticed below (17 cents), and sound that is not stretched keeps its strokes. */
const unnoticedPitch = 0.01;

/** An element that has just begun does not tell the time yet. */
const clockSettlesSeconds = 0.1;

/** By how much stretched sound runs ahead of its element's clock, on average, where it is slowed down and where it is hurried: measured in Chromium 150. */
const stretchedAhead = { slowed: 0.02, hurried: 0.006 };

/** Sound that was held back catches up by so much of its tempo (3 cents). */
const catchUp = 0.002;

/** Carries a plan out on two decks, the first of which plays: to be begun within the last seconds before it. */
export class Crossing {
    readonly #parts: Parts;
    readonly #lock = new BeatLock();
    #state: 'waiting' | 'starting' | 'fading' | 'returning' | 'over' = 'waiting';
    #timer: ReturnType<typeof setTimeout> | undefined;
    #returned = 0;

    constructor(parts: Parts) {
        this.#parts = parts;
        this.#tick();
    }

    /** Whether both songs may sound, or will. */
    get isOpen(): boolean {
        return this.isAhead || this.#state === 'fading';
    }

    /** Whether the first song is still the one that plays: its end is not the end of playing. */
    get isAhead(): boolean {
        return this.#state === 'waiting' || this.#state === 'starting';
    }

    /** Gives up a second song that is not to follow any more, as long as it is not the one that plays. */
    check(): void {
        if (!this.isAhead || this.#parts.isWanted()) return;
        this.end();
        this.#parts.onUnwanted();
    }

    /** At once: the first song stops where the second is the one that plays, which then goes on in its own way; else the second stops. */
    end(): void {
        clearTimeout(this.#timer);
        const { from, into } = this.#parts;
        const state = this.#state;
        this.#state = 'over';
        if (state === 'over') return;
        if (state === 'waiting' || state === 'starting') {
            into.unload();
            return from.fader.open();
        }
        into.pace(1, true);
        into.fader.open();
        into.fader.holdBack(0, 0);
        if (state === 'fading') from.unload();
    }

    #tick(): void {
        const { from, plan } = this.#parts;
        if (this.#state === 'waiting') {
            const startsIn = this.#startSeconds - from.heardSeconds - earlySeconds[plan.kind];
            if (startsIn < shortTimerSeconds) return this.#after(1000 * startsIn, () => this.#start());
        }
        if (plan.kind === 'beats') this.#keepBeats(plan);
        if (this.#state === 'starting' && this.#isToCross) this.#cross();
        if (this.#state === 'fading' && this.#isFirstOver) {
            this.#state = 'returning';
            from.unload();
        }
        if (this.#state === 'returning') this.#return();
        if (this.#state !== 'over') this.#after(readMillis, () => this.#tick());
    }

    #after(millis: number, then: () => void): void {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(then, Math.max(0, millis));
    }

    /** Into the first song. */
    get #startSeconds(): number {
        const { from, plan } = this.#parts;
        return plan.kind === 'gapless' ? from.elementSeconds : plan.startSeconds;
    }

    get #isStretched(): boolean {
        const { plan } = this.#parts;
        return plan.kind === 'beats' && Math.abs(plan.rate - 1) > unnoticedPitch;
    }

    get #isToCross(): boolean {
        const { from, plan } = this.#parts;
        return plan.kind !== 'gapless' && (from.heardSeconds >= plan.fadeFromSeconds || !from.playing);
    }

    get #isFirstOver(): boolean {
        const { from, plan } = this.#parts;
        return !from.playing || (plan.kind !== 'gapless' && from.heardSeconds >= plan.fadeToSeconds);
    }

    #start(): void {
        const { from, into, plan } = this.#parts;
        this.check();
        if (this.#state !== 'waiting') return;
        this.#state = 'starting';
        if (plan.kind === 'gapless') {
            // One record is not louder here than there.
            if (plan.areTogether) into.fader.level = from.fader.level;
            into.fader.holdBack(mostHeldBackSeconds, 0);
        } else {
            into.pace(plan.rate, this.#isStretched);
            into.fader.holdBack(earlySeconds[plan.kind], 0);
            const { falling, rising } = equalPower(curveSteps);
            const inSeconds = plan.fadeFromSeconds - from.heardSeconds;
            const forSeconds = plan.fadeToSeconds - Math.max(plan.fadeFromSeconds, from.heardSeconds);
            from.fader.fade(falling, inSeconds, forSeconds);
            into.fader.fade(rising, inSeconds, forSeconds);
        }
        this.#after(readMillis, () => this.#tick());
        void into.start().then((plays) => {
            if (this.#state !== 'starting') return;
            if (!plays) this.#fail();
            else if (plan.kind === 'gapless') this.#after(1000 * clockSettlesSeconds, () => this.#joinOn());
        });
    }

    /** The second song is heard from where the first ends. */
    #joinOn(): void {
        const { from, into } = this.#parts;
        const untilEnd = from.playing ? from.elementSeconds - from.heardSeconds : 0;
        into.fader.holdBack(Math.min(mostHeldBackSeconds, into.elementNowSeconds + untilEnd), 0);
        this.#cross();
        if (this.isOpen) this.#tick();
    }

    #cross(): void {
        this.check();
        if (this.#state !== 'starting') return;
        this.#state = 'fading';
        this.#parts.onCrossed();
    }

    #fail(): void {
        const { from, into } = this.#parts;
        clearTimeout(this.#timer);
        this.#state = 'over';
        into.unload();
        from.fader.open();
        this.#parts.onFailed();
    }

    #keepBeats(plan: Exclude<Plan, { kind: 'gapless' }>): void {
        const { from, into } = this.#parts;
        if (this.#state !== 'starting' && this.#state !== 'fading') return;
        if (!from.playing || into.elementNowSeconds < clockSettlesSeconds) return;
        const sinceStart = from.heardSeconds - plan.startSeconds;
        const ahead = (into.elementNowSeconds - plan.secondFromSeconds) / plan.rate - sinceStart;
        const stretched = plan.rate < 1 ? stretchedAhead.slowed : stretchedAhead.hurried;
        const holding = this.#lock.after(ahead + (this.#isStretched ? stretched : 0));
        if (holding) into.fader.holdBack(holding.bySeconds, holding.overSeconds);
    }

    /** To its own tempo by steps that are too small to be heard, and no longer held back. */
    #return(): void {
        const { into, plan } = this.#parts;
        if (this.#returned === 0) into.fader.holdBack(0, into.fader.heldBackSeconds / catchUp);
        this.#returned += readMillis / 1000;
        if (plan.kind !== 'beats' || this.#returned >= plan.returnSeconds) {
            into.pace(1, true);
            this.#state = 'over';
        } else {
            into.pace(plan.rate + (1 - plan.rate) * (this.#returned / plan.returnSeconds), this.#isStretched);
        }
    }
}
