import type { Analyser } from '../analysis/analyser.ts';
import type { Progress } from '../analysis/protocol.ts';
import type { Analysis, Outcome, PartialAnalysis, Picture, Reason, Samples } from '../flow.ts';
import type { Library } from '../library/library.svelte.ts';
import type { StorageReason } from '../storage/stored.ts';
import { watchAbsence } from './absence.ts';
import { openCapture, type Capture, type OpenCapture } from './capture.ts';
import { Level } from './level.svelte.ts';
import { LiveRecording } from './live-recording.ts';
import { claimListening } from './one-window.ts';
import type { LiveEnding, LiveProblem, LiveSource } from './problems.ts';
import { analysisSoFar, songOf } from './song-of.ts';

/** 'asking': the browser asks the listener. 'finishing': what was heard last is heard to its end. 'heard': it may be kept. */
export type LiveStage = 'ready' | 'asking' | 'listening' | 'finishing' | 'heard';

/** No sound for so long: the browser or the device holds it. */
const heldMillis = 3000;
/** Held for so long, it is over: a call, a device that sleeps. */
const interruptedMillis = 60_000;
/** About 150 MB of columns and onsets, which are all that grows. */
const longestSeconds = 3 * 3600;

interface Parts {
    readonly analyser: Pick<Analyser, 'listen'>;
    readonly library: Pick<Library, 'add'>;
    readonly open?: OpenCapture;
    readonly claim?: typeof claimListening;
    readonly watch?: typeof watchAbsence;
    readonly now?: () => number;
}

/** Listening to what sounds at the moment. Nothing of it is kept before the listener says so, and the sound never. */
export class Live {
    readonly level = new Level();
    readonly #parts: Required<Parts>;
    #stage = $state<LiveStage>('ready');
    #source = $state<LiveSource>('microphone');
    #label = $state('');
    #seconds = $state(0);
    #isHeld = $state(false);
    #problem = $state<LiveProblem | Reason | null>(null);
    #ending = $state<LiveEnding | null>(null);
    #soFar = $state.raw<PartialAnalysis | null>(null);
    #now = $state.raw<PartialAnalysis | null>(null);
    #picture = $state.raw<Picture | null>(null);
    #analysis = $state.raw<Analysis | null>(null);
    /** What is being written into the library. */
    #keeping = $state.raw<Analysis | null>(null);
    #startedAt = $state(0);
    #calledOff = new AbortController();
    #capture: Capture | null = null;
    #recording: LiveRecording | null = null;
    #heldTimer: ReturnType<typeof setTimeout> | undefined;

    constructor(parts: Parts) {
        const now = Date.now;
        this.#parts = { open: openCapture, claim: claimListening, watch: watchAbsence, now, ...parts };
    }

    get stage(): LiveStage {
        return this.#stage;
    }

    /** Whether the device's sound comes in. */
    get isListening(): boolean {
        return this.#stage === 'listening';
    }

    get source(): LiveSource {
        return this.#source;
    }

    /** What the browser calls the device or the tab; may be empty. */
    get label(): string {
        return this.#label;
    }

    /** For how long it has listened. */
    get seconds(): number {
        return this.#seconds;
    }

    /** Whether no sound comes, silent or not, though it listens. */
    get isHeld(): boolean {
        return this.#isHeld;
    }

    /** Why it does not listen, or could not hear. */
    get problem(): LiveProblem | Reason | null {
        return this.#problem;
    }

    /** Why it ended, where the listener did not end it. */
    get ending(): LiveEnding | null {
        return this.#ending;
    }

    /** Null before the first names. */
    get soFar(): PartialAnalysis | null {
        return this.#analysis ?? this.#soFar;
    }

    /** Of the last ten seconds; null before the first names, and when it is over. */
    get now(): PartialAnalysis | null {
        return this.isListening ? this.#now : null;
    }

    get picture(): Picture | null {
        return this.#picture;
    }

    /** All that was heard, when it is over, or had been when something broke. */
    get analysis(): Analysis | null {
        return this.#analysis;
    }

    /** Whether it is being written into the library. */
    get isKeeping(): boolean {
        return this.#keeping !== null && this.#keeping === this.#analysis;
    }

    /** Milliseconds since 1970. */
    get startedAt(): number {
        return this.#startedAt;
    }

    /** After a press. What was heard before and not kept is forgotten. */
    async listen(source: LiveSource): Promise<void> {
        if (this.#stage !== 'ready' && this.#stage !== 'heard') return;
        this.forget();
        this.#source = source;
        this.#stage = 'asking';
        const { signal } = (this.#calledOff = new AbortController());
        try {
            const release = await this.#parts.claim(signal);
            if (release) await this.#open(source, signal).finally(release);
            else if (!signal.aborted) this.#fail('elsewhere');
        } catch (error) {
            if (signal.aborted) return;
            this.#fail(this.#stage === 'asking' ? 'not-started' : 'worker-crashed');
            throw error;
        }
    }

    /** What was heard so far is heard to its end. */
    stop(): void {
        this.#end(null);
    }

    /** The device held the sound and may give it again; after a press. */
    goOn(): void {
        this.#capture?.resume();
    }

    /** Ends it at once, whatever it does, and forgets what was heard. */
    forget(): void {
        this.#calledOff.abort();
        this.#letGo();
        this.level.reset();
        this.#stage = 'ready';
        this.#problem = null;
        this.#ending = null;
        this.#seconds = 0;
        this.#soFar = null;
        this.#now = null;
        this.#picture = null;
        this.#analysis = null;
    }

    /** Keeps what was heard as a song of the library: its id, or why it cannot be kept, and then nothing is lost; null where it is being kept already, or was left meanwhile. */
    async keep(named: {
        readonly title: string;
        readonly artist: string;
    }): Promise<{ id: string } | StorageReason | null> {
        const analysis = this.#analysis;
        if (!analysis || !this.#picture) throw new Error('expected a song that was heard to its end');
        if (this.#keeping === analysis) return null;
        this.#keeping = analysis;
        try {
            const song = songOf(analysis, named, this.#parts.now());
            const stored = await this.#parts.library.add(song, this.#picture);
            if (this.#analysis !== analysis) return null;
            if (!stored.ok) return stored.reason;
            this.forget();
            return { id: song.id };
        } finally {
            if (this.#keeping === analysis) this.#keeping = null;
        }
    }

    async #open(source: LiveSource, signal: AbortSignal): Promise<void> {
        if (signal.aborted) return;
        const opened = await this.#parts.open(source, {
            onBlock: (block) => this.#take(block),
            onEnded: () => this.#end(source === 'microphone' ? 'unplugged' : 'sharing-ended'),
            signal,
        });
        if (signal.aborted) return;
        if (typeof opened === 'string') this.#fail(opened);
        else await this.#hear(opened, signal);
    }

    async #hear(capture: Capture, signal: AbortSignal): Promise<void> {
        this.#capture = capture;
        this.#label = capture.label;
        const recording = (this.#recording = new LiveRecording(capture.sampleRateHz));
        this.#startedAt = this.#parts.now();
        this.#stage = 'listening';
        this.#watchSound();
        // Who shares another tab looks at that one, and the browser says that it is shared.
        const endWatch = this.#source === 'microphone' && this.#parts.watch(() => this.#end('hidden'));
        const onProgress = (progress: Progress): void => {
            if (!signal.aborted) this.#show(progress);
        };
        try {
            const outcome = await this.#parts.analyser.listen(recording, { signal, onProgress });
            if (!signal.aborted) this.#conclude(outcome);
        } finally {
            if (endWatch) endWatch();
            if (this.#recording === recording) this.#letGo();
        }
    }

    #show({ soFar, now, picture }: Progress): void {
        if (soFar) this.#soFar = soFar;
        if (now) this.#now = now;
        if (picture) this.#picture = picture;
    }

    #conclude(outcome: Outcome): void {
        if (!outcome.ok) this.#fail(outcome.reason);
        else this.#picture = outcome.picture;
        this.#analysis = outcome.ok ? outcome.analysis : this.#soFar && analysisSoFar(this.#soFar);
        if (this.#analysis && this.#picture) this.#stage = 'heard';
    }

    /** What was heard so far stays on the screen. */
    #fail(problem: LiveProblem | Reason): void {
        this.#problem = problem;
        this.#stage = 'ready';
    }

    #take(block: Samples): void {
        if (!this.isListening) return;
        this.#recording?.push(block);
        this.level.take(block);
        this.#seconds += block.left.length / block.sampleRateHz;
        this.#watchSound();
        if (this.#seconds >= longestSeconds) this.#end('long');
    }

    #end(ending: LiveEnding | null): void {
        if (!this.isListening) return;
        this.#ending = ending;
        this.#stage = 'finishing';
        this.#letGo();
    }

    /** Of the device, at once; what waits is still heard. */
    #letGo(): void {
        clearTimeout(this.#heldTimer);
        this.#isHeld = false;
        this.#capture?.close();
        this.#capture = null;
        this.#recording?.end();
        this.#recording = null;
    }

    #watchSound(): void {
        clearTimeout(this.#heldTimer);
        this.#isHeld = false;
        this.#heldTimer = setTimeout(() => {
            this.#isHeld = true;
            this.#heldTimer = setTimeout(() => this.#end('interrupted'), interruptedMillis - heldMillis);
        }, heldMillis);
    }
}
