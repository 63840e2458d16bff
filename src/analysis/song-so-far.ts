import { DecodeFailure } from '../audio/refusal.ts';
import { columnSeconds, type Contract } from '../contract.ts';
import { KeyColumns } from '../features/key-columns.ts';
import type { Measures } from '../features/song-meter.ts';
import { RecentLogMel } from '../features/recent-log-mel.ts';
import { columnPeaks } from '../features/sounding.ts';
import { SoundingColumns, type PlacedColumns } from '../features/sounding-columns.ts';
import { GrowingPicture, stretchLevels } from '../features/picture.ts';
import { stretchesOf, type Stretch } from '../features/stretches.ts';
import type { FileTags, PartialAnalysis, Picture, Rhythm } from '../flow.ts';
import type { Network } from '../network/network.ts';
import type { RhythmNetwork } from '../network/rhythm-network.ts';
import type { Progress, Stage } from './protocol.ts';
import { Renewal } from './renewal.ts';
import { SongPooling } from './song-pooling.ts';
import { songRhythm } from './song-rhythm.ts';
import { silentPeak } from './silent-peak.ts';
import type { Spectra, SpectraStream } from './spectra.ts';
import type { Stopwatch } from './stopwatch.ts';
import { TempoListening } from './tempo-listening.ts';

/** What tells of spectra what they are of. */
export interface Extractors {
    readonly contract: Contract;
    readonly network: Network;
    readonly rhythmNetwork: RhythmNetwork;
}

interface Parts {
    readonly recording: SpectraStream;
    readonly fileTags: FileTags;
    readonly extractors: Extractors;
    readonly stopwatch: Stopwatch;
    readonly isLive: boolean;
    readonly onProgress: (progress: Progress) => void;
}

/** What a stretch is heard into: the song, or a draft of it. */
interface Sheet {
    readonly pooling: SongPooling;
    readonly keyColumns: KeyColumns | null;
    readonly isDraft: boolean;
}

/** Of music that comes as it sounds: a name before this is a guess. */
const firstNamesSeconds = 3;

/** Of its tempo, the first time. Of less music than `unsureSeconds` one that is less sure is not told: it would be wrong more often than those of more. */
const firstTempo = { seconds: 7, unsureSeconds: 8, leastConfidence: 0.3 };

/** A song while it is read: its columns without silence, and what the network says of them. Only its picture grows with the length. */
export class SongSoFar {
    readonly pooling: SongPooling;
    readonly #parts: Parts;
    readonly #logMel: RecentLogMel;
    readonly #picture: GrowingPicture;
    readonly #sounding: SoundingColumns;
    /** Of each column that is heard, its number in the song. */
    readonly #places: number[] = [];
    readonly #keyColumns: KeyColumns;
    readonly #tempo: TempoListening;
    #durationSeconds = 0;
    #stretchesHeard = 0;
    /** Of music that comes as it sounds, whether none has come yet. */
    #isSilent = true;
    #hasBegun = false;
    readonly #naming = new Renewal({ firstSeconds: firstNamesSeconds, everySeconds: 1, mostShare: 0.2 });
    readonly #timing = new Renewal({ firstSeconds: firstTempo.seconds, everySeconds: 2, mostShare: 0.05 });
    /** As it was found on the way, of music that comes as it sounds. */
    #rhythmSoFar: Rhythm | null = null;

    constructor(parts: Parts) {
        this.#parts = parts;
        this.#keyColumns = new KeyColumns(parts.extractors.contract.input);
        this.#logMel = new RecentLogMel(parts.extractors.contract.input);
        const { contract, network, rhythmNetwork } = parts.extractors;
        this.#tempo = new TempoListening(rhythmNetwork, parts.recording.durationSeconds);
        this.#picture = new GrowingPicture(contract.input);
        this.#sounding = new SoundingColumns(contract.input);
        this.pooling = new SongPooling(contract, network, (column) => this.#secondsOf(column));
    }

    get durationSeconds(): number {
        return this.#durationSeconds;
    }

    /** How much of it is heard, when silence is left out; all of it after `hearRest`. */
    get soundingSeconds(): number {
        return this.#places.length * columnSeconds(this.#parts.extractors.contract.input);
    }

    /** Of all that was read and measured. */
    rhythm(
        { rhythm: heard, loudnessLufs }: Measures,
        signal?: AbortSignal,
        keyColumns = this.#keyColumns,
    ): Promise<Rhythm> {
        const song = { heard, tempo: this.#tempo, keyColumns, loudnessLufs };
        return songRhythm(song, this.#parts.extractors.rhythmNetwork, signal);
    }

    get picture(): Picture {
        return this.#picture.kept();
    }

    /** Reads to the end and hears each stretch as it is complete. Returns what broke the recording off, or null. */
    async read(signal: AbortSignal | undefined): Promise<DecodeFailure | null> {
        const { recording, stopwatch, fileTags } = this.#parts;
        this.tell('decoding', { fileTags });
        const blocks = recording.read(signal && { signal });
        try {
            // Second by second: what is silent is judged by what has come before.
            for await (const second of stopwatch.wait('decode', blocks)) {
                await this.#take(second);
                signal?.throwIfAborted();
            }
            return null;
        } catch (error) {
            if (error instanceof DecodeFailure) return error;
            throw error;
        }
    }

    /** Hears what is left after `read`: a rest at the end, and the stretch that ends with it. */
    async hearRest(): Promise<void> {
        this.#keep(this.#sounding.finish());
        await this.#hearStretches(this.#logMel.columns);
        this.#picture.extendTo(this.#sounding.columns);
    }

    tell(stage: Stage, more: Omit<Progress, 'stage' | 'fraction'> = {}): void {
        const declaredSeconds = this.#parts.recording.durationSeconds;
        const fraction = declaredSeconds ? Math.min(1, this.#durationSeconds / declaredSeconds) : 0;
        this.#parts.onProgress({ stage, fraction, ...more });
    }

    async #take({ durationSeconds, peak, logMel, tempoColumns }: Spectra): Promise<void> {
        this.#keep(this.#sounding.push(logMel));
        this.#tempo.add(tempoColumns);
        this.#durationSeconds += durationSeconds;
        this.tell(this.#stretchesHeard === 0 ? 'decoding' : 'listening');
        const { isLive, extractors } = this.#parts;
        const { patchColumns, stretchColumns } = extractors.contract.input;
        if (!isLive && !this.#hasBegun && this.#logMel.columns >= patchColumns) await this.#hearBeginning();
        await this.#hearStretches(this.#logMel.columns - (this.#logMel.columns % stretchColumns));
        // The first names do not wait for it.
        if (this.#hasBegun) await this.#parts.stopwatch.time('rhythm', () => this.#tempo.hearOn());
        if (!isLive) return;
        this.#isSilent &&= peak <= silentPeak;
        if (!this.#isSilent) await this.#hearUnfinished();
    }

    #keep({ logMel, places }: PlacedColumns): void {
        this.#logMel.add(logMel);
        this.#places.push(...places);
    }

    /** The number in the song of a column that is heard; beyond the last, as if no silence came. */
    #placeOf(column: number): number {
        const last = this.#places.length - 1;
        return this.#places[column] ?? (this.#places[last] ?? -1) + column - last;
    }

    #secondsOf(column: number): number {
        return this.#placeOf(column) * columnSeconds(this.#parts.extractors.contract.input);
    }

    #levelsOf(stretch: Stretch): { readonly levels: Float32Array; readonly peaks: Float32Array } {
        const logMel = this.#logMel.of(stretch);
        return { levels: stretchLevels(this.#parts.extractors.contract.input, logMel), peaks: columnPeaks(logMel) };
    }

    /** Hears the stretches of a song of so many columns that were not heard yet. */
    async #hearStretches(columns: number): Promise<void> {
        const { input } = this.#parts.extractors.contract;
        for (const stretch of stretchesOf(input, columns).slice(this.#stretchesHeard)) {
            await this.#hear(stretch, { pooling: this.pooling, keyColumns: this.#keyColumns, isDraft: false });
            this.#stretchesHeard++;
            // The telling costs more the longer the song is: of what goes on without an end it has a budget.
            if (!this.#parts.isLive)
                this.tell('listening', { soFar: this.#soFar(this.pooling), picture: this.picture });
        }
    }

    async #hear(stretch: Stretch, { pooling, keyColumns, isDraft }: Sheet): Promise<void> {
        const { levels, peaks } = this.#levelsOf(stretch);
        this.#picture.add(stretch, levels, { placeOf: (column) => this.#placeOf(column), isDraft });
        keyColumns?.add(levels);
        await this.#parts.stopwatch.time('network', () => pooling.hear(stretch, levels, peaks));
    }

    /** Tells, when it is due, what would be said if the song ended here. What is not a whole stretch yet is heard again when it is one. */
    async #hearUnfinished(): Promise<void> {
        const { input } = this.#parts.extractors.contract;
        const seconds = this.#durationSeconds;
        const { columns } = this.#logMel;
        const isEnough = columns * columnSeconds(input) >= firstNamesSeconds;
        if (!isEnough || !this.#naming.isDue(seconds)) return;
        const keyColumns = this.#timing.isDue(seconds) ? this.#keyColumns.copy() : null;
        const pooling = this.pooling.copy();
        await this.#naming.spend(seconds, async () => {
            for (const stretch of stretchesOf(input, columns).slice(this.#stretchesHeard))
                await this.#hear(stretch, { pooling, keyColumns, isDraft: true });
            this.#tellUnfinished(pooling);
        });
        // The names do not wait for it.
        if (keyColumns) await this.#timing.spend(seconds, () => this.#timeSoFar(keyColumns, pooling));
    }

    #tellUnfinished(pooling: SongPooling): void {
        this.tell('listening', { soFar: this.#soFar(pooling), picture: this.picture, now: pooling.latest });
    }

    async #timeSoFar(keyColumns: KeyColumns, pooling: SongPooling): Promise<void> {
        const measures = await this.#parts.recording.measures();
        if (!measures) return;
        const rhythm = await this.rhythm(measures, undefined, keyColumns);
        const isUnsure = (rhythm.tempoConfidence ?? 0) < firstTempo.leastConfidence;
        if (isUnsure && this.soundingSeconds < firstTempo.unsureSeconds) return;
        this.#rhythmSoFar = rhythm;
        this.#tellUnfinished(pooling);
    }

    /** Hears the first patch by itself, for something to be told before the first stretch is complete, which counts in its stead. */
    async #hearBeginning(): Promise<void> {
        const { contract, network } = this.#parts.extractors;
        const stretch = { startColumn: 0, columns: contract.input.patchColumns };
        const { levels, peaks } = this.#levelsOf(stretch);
        const beginning = new SongPooling(contract, network, (column) => this.#secondsOf(column));
        await this.#parts.stopwatch.time('network', () => beginning.hear(stretch, levels, peaks));
        this.#hasBegun = true;
        this.tell('listening', { soFar: this.#soFar(beginning) });
    }

    #soFar(pooling: SongPooling): PartialAnalysis {
        const { contract, network } = this.#parts.extractors;
        return {
            ...pooling.pooled,
            model: contract.version,
            backend: network.backend,
            ...(this.#rhythmSoFar && { rhythm: this.#rhythmSoFar }),
            // The whole length where it is declared, so that what is heard so far can be shown as a part of it.
            durationSeconds: this.#parts.recording.durationSeconds ?? this.#durationSeconds,
            timeline: pooling.timeline(this.#durationSeconds),
        };
    }
}
