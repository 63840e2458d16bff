/** A short piece of our own for those without a file at hand: drums, bass, chords and a melody, synthesised. */
import { wavHead } from '../audio/wav-writing.ts';

export interface PieceOptions {
    readonly durationSeconds?: number;
    readonly sampleRateHz?: number;
    readonly tempoBpm?: number;
    /** Pitch of the key note as a MIDI number; the piece is in its minor key. */
    readonly keyNote?: number;
}

/** i, iv, V, i of a minor key, as semitones above the key note: its leading note leaves no doubt about the key. */
const chords = [
    [0, 3, 7, 12],
    [5, 8, 12, 17],
    [7, 11, 14, 19],
    [0, 3, 7, 12],
] as const;
const melody = [12, 15, 19, 17, 15, 12, 11, 12] as const;

/**
 * Synthesises the piece as a 16-bit stereo WAV file; the same options give the same bytes.
 * Gives way after every beat, so that a page stays responsive meanwhile.
 */
export async function synthesisePiece(options: PieceOptions = {}): Promise<ArrayBuffer> {
    const { durationSeconds = 40, sampleRateHz = 44_100, tempoBpm = 104, keyNote = 57 } = options;
    const left = new Float32Array(Math.round(durationSeconds * sampleRateHz));
    const right = new Float32Array(left.length);
    const beat = 60 / tempoBpm;
    const random = noise(1);
    const saw = newSaw();

    const play = (start: number, seconds: number, pan: number, wave: (t: number) => number): void => {
        const from = Math.round(start * sampleRateHz);
        const to = Math.min(left.length, from + Math.round(seconds * sampleRateHz));
        for (let i = from; i < to; i++) {
            const value = wave((i - from) / sampleRateHz);
            left[i] = (left[i] ?? 0) + value * (1 - pan);
            right[i] = (right[i] ?? 0) + value * pan;
        }
    };

    for (let step = 0; step * beat < durationSeconds; step++) {
        const start = step * beat;
        await new Promise((resolve) => setTimeout(resolve));
        const chord = chords[Math.floor(step / 4) % chords.length] ?? chords[0];
        if (step % 4 === 0) {
            chord.forEach((semitones, voice) =>
                play(start, 4 * beat, 0.3 + 0.13 * voice, pad(keyNote + semitones, saw)),
            );
        }
        play(start, beat * 0.9, 0.5, bass(keyNote - 24 + chord[0]));
        if (step >= 16) play(start, beat, 0.6, pluck(keyNote + 12 + (melody[step % melody.length] ?? 0)));
        if (step >= 8) {
            play(start, 0.25, 0.5, kick);
            if (step % 2 === 1) play(start, 0.2, 0.45, (t) => 0.3 * random() * Math.exp(-t * 22));
            for (const eighth of [0, 0.5])
                play(start + eighth * beat, 0.05, 0.65, (t) => 0.12 * random() * Math.exp(-t * 90));
        }
    }
    return wavFile(left, right, sampleRateHz);
}

const hertz = (note: number): number => 440 * 2 ** ((note - 69) / 12);

const pad = (note: number, saw: Saw) => (t: number) =>
    0.06 * Math.min(1, t * 4) * (saw(hertz(note) * t) + saw(hertz(note + 0.07) * t)) * Math.exp(-t * 0.5);

const bass = (note: number) => (t: number) =>
    0.35 * Math.exp(-t * 3) * Math.tanh(2 * Math.sin(2 * Math.PI * hertz(note) * t));

const pluck = (note: number) => (t: number) => {
    const phase = 2 * Math.PI * hertz(note) * t;
    return 0.16 * Math.exp(-t * 5) * (Math.sin(phase) + 0.5 * Math.sin(2 * phase) + 0.25 * Math.sin(3 * phase));
};

const kick = (t: number): number =>
    0.6 * Math.exp(-t * 14) * Math.sin(2 * Math.PI * (48 * t + 5 * (1 - Math.exp(-t * 30))));

/** At a phase in periods, not negative. */
type Saw = (phase: number) => number;

/** A band-limited saw, by a table of one period: its first eight harmonics. */
function newSaw(): Saw {
    const table = Float32Array.from({ length: 2048 }, (_, i) => {
        let sum = 0;
        for (let k = 1; k <= 8; k++) sum += Math.sin((2 * Math.PI * k * i) / 2048) / k;
        return sum;
    });
    return (phase) => table[Math.floor((phase % 1) * 2048)] ?? 0;
}

/** White noise, -1 to 1, by a linear congruential generator (Numerical Recipes' constants). */
function noise(seed: number): () => number {
    let state = seed;
    return () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return state / 2 ** 31 - 1;
    };
}

/** A WAV file of 16 bits; samples beyond full scale are clipped. */
function wavFile(left: Float32Array, right: Float32Array, sampleRateHz: number): ArrayBuffer {
    const head = wavHead(sampleRateHz, left.length);
    const file = new Uint8Array(head.length + left.length * 4);
    file.set(head);
    const view = new DataView(file.buffer, head.length);
    for (let i = 0; i < left.length; i++) {
        view.setInt16(i * 4, 32_767 * clipped(left[i] ?? 0), true);
        view.setInt16(2 + i * 4, 32_767 * clipped(right[i] ?? 0), true);
    }
    return file.buffer;
}

const clipped = (value: number): number => Math.max(-1, Math.min(1, value));
