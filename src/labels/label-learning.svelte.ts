/** When labels are learned: a moment after something has changed, one lesson at a time. */
import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import type { KeptRecords } from '../storage/kept-records.svelte.ts';
import type { Label } from './label.ts';
import { learnInWorker } from './learn-in-worker.ts';
import { lessonOf, songsToLearnFrom } from './lesson.ts';
import type { Lesson, LessonOutcome } from './protocol.ts';
import { canTeach, heardAnew } from './teaching.ts';

export type Learn = (lesson: Lesson) => Promise<LessonOutcome>;

interface Parts {
    readonly library: { readonly tracks: readonly Track[]; get(id: string): Track | undefined };
    readonly contract: () => Contract | null;
    readonly learn?: Learn;
    readonly pauseMillis?: number;
}

/** Long enough for several songs to be given one after another. */
const pauseMillis = 700;

/** A library that has grown or shrunk by this part has another spread. */
const otherLibrary = 0.1;

export class LabelLearning {
    #failed = $state.raw<readonly Label[]>([]);
    readonly #parts: Parts;
    readonly #kept: Pick<KeptRecords<Label>, 'all' | 'change'>;
    #timer: ReturnType<typeof setTimeout> | undefined;
    #settled: Promise<void> = Promise.resolve();

    constructor(parts: Parts, kept: Pick<KeptRecords<Label>, 'all' | 'change'>) {
        this.#parts = parts;
        this.#kept = kept;
    }

    /** Those that the last lesson was about, where it came to nothing. */
    get failed(): readonly Label[] {
        return this.#failed;
    }

    /** Learns what is not learned as it stands, after a pause in which nothing changes. */
    begin(): void {
        clearTimeout(this.#timer);
        const contract = this.#parts.contract();
        if (!contract || this.#stale(contract).length === 0) return;
        this.#timer = setTimeout(() => void this.settled(), this.#parts.pauseMillis ?? pauseMillis);
    }

    /** Learns at once; resolves when it is done, or has come to nothing. */
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
        const stale = contract ? this.#stale(contract) : [];
        this.#failed = [];
        if (!contract || stale.length === 0) return;
        const songs = songsToLearnFrom(this.#parts.library.tracks, contract);
        const labels = stale.map((label) => this.#heardAnew(label, contract));
        const from = { network: contract.version, librarySongs: songs.length };
        try {
            const outcomes = await (this.#parts.learn ?? learnInWorker)(lessonOf(labels, songs, contract));
            const stored = await this.#kept.change((all) => ({
                put: labels.flatMap(({ id, changedAt }, i) => {
                    const [label, outcome] = [all.find((one) => one.id === id), outcomes[i]];
                    if (!label || !outcome) return [];
                    return [{ ...this.#heardAnew(label, contract), learned: { ...outcome, ...from, changedAt } }];
                }),
            }));
            if (!stored.ok) throw new Error(`what was learned could not be kept: ${stored.reason}`);
        } catch (error) {
            // What was learned before still holds; the next change is learned with this one.
            console.error(error);
            this.#failed = stale;
        }
    }

    #stale(contract: Contract): readonly Label[] {
        const songs = songsToLearnFrom(this.#parts.library.tracks, contract).length;
        if (songs === 0) return [];
        return this.#kept.all.filter((label) => {
            const { learned, changedAt } = label;
            const renewed = this.#heardAnew(label, contract);
            if (!canTeach(renewed, contract) || isNewer(learned?.network, contract.version)) return false;
            if (learned?.changedAt !== changedAt || renewed !== label) return true;
            if (learned.network !== contract.version) return true;
            return Math.abs(learned.librarySongs - songs) > otherLibrary * songs;
        });
    }

    #heardAnew(label: Label, contract: Contract): Label {
        return heardAnew(label, (id) => this.#parts.library.get(id), contract.version);
    }
}

/** Of the versions of two networks. A window that is still open with the older one leaves what another has learned since. */
const isNewer = (one = '', other: string): boolean => one.localeCompare(other, 'en', { numeric: true }) > 0;
