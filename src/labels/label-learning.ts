/** When labels are learned: a moment after something has changed, one lesson at a time. */
import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import type { Stored } from '../storage/stored.ts';
import type { Label, Learned } from './label.ts';
import { learnInWorker } from './learn-in-worker.ts';
import { lessonOf } from './lesson.ts';
import type { Lesson, LessonOutcome } from './protocol.ts';
import { heardAnew } from './teaching.ts';

export type Learn = (lesson: Lesson) => Promise<LessonOutcome>;

interface Parts {
    readonly library: { readonly tracks: readonly Track[]; get(id: string): Track | undefined };
    readonly contract: () => Contract | null;
    readonly learn?: Learn;
    readonly pauseMillis?: number;
}

interface Kept {
    readonly labels: () => readonly Label[];
    readonly keep: (id: string, learned: Learned) => Promise<Stored<null>>;
}

/** Long enough for several songs to be given one after another. */
const pauseMillis = 700;

/** A library that has grown or shrunk by this part has another spread. */
const otherLibrary = 0.1;

export class LabelLearning {
    readonly #parts: Parts;
    readonly #kept: Kept;
    #timer: ReturnType<typeof setTimeout> | undefined;
    #settled: Promise<void> = Promise.resolve();

    constructor(parts: Parts, kept: Kept) {
        this.#parts = parts;
        this.#kept = kept;
    }

    /** Learns what is not learned as it stands, after a pause in which nothing changes. */
    begin(): void {
        clearTimeout(this.#timer);
        if (this.#stale().length === 0) return;
        this.#timer = setTimeout(() => void this.settled(), this.#parts.pauseMillis ?? pauseMillis);
    }

    /** Learns at once; resolves when it is done. */
    settled(): Promise<void> {
        clearTimeout(this.#timer);
        this.#settled = this.#settled.then(() => this.#learn());
        return this.#settled;
    }

    dispose(): void {
        clearTimeout(this.#timer);
    }

    async #learn(): Promise<void> {
        const contract = this.#parts.contract();
        const { tracks } = this.#parts.library;
        const labels = this.#stale().map((label) => this.#heardAnew(label));
        if (!contract || labels.length === 0) return;
        try {
            const outcomes = await (this.#parts.learn ?? learnInWorker)(lessonOf(labels, tracks, contract));
            for (const [i, { id, changedAt }] of labels.entries()) {
                const outcome = outcomes[i];
                if (outcome) await this.#kept.keep(id, { ...outcome, changedAt, librarySongs: tracks.length });
            }
        } catch (error) {
            // What was learned before still holds; the next change is learned with this one.
            console.error(error);
        }
    }

    #stale(): readonly Label[] {
        const contract = this.#parts.contract();
        const songs = this.#parts.library.tracks.length;
        if (!contract || songs === 0) return [];
        return this.#kept.labels().filter((label) => {
            const { learned, changedAt } = label;
            if (!learned || learned.changedAt !== changedAt) return true;
            if (learned.head && learned.head.network !== contract.version) return true;
            if (this.#heardAnew(label) !== label) return true;
            return Math.abs(learned.librarySongs - songs) > otherLibrary * songs;
        });
    }

    #heardAnew(label: Label): Label {
        const contract = this.#parts.contract();
        return contract ? heardAnew(label, (id) => this.#parts.library.get(id), contract.version) : label;
    }
}
