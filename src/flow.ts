/** What a song becomes, in order. Each folder of `src/` turns one of these into the next. */

/** Where a channel is to sound: front (left, right, centre, and between them), effects and bass, side or back. */
export type Speaker = 'L' | 'R' | 'C' | 'Lc' | 'Rc' | 'LFE' | 'Ls' | 'Rs' | 'Cs';

/** A piece of decoded sound. `left` and `right` are of equal length, full scale is -1 to 1; mono sound has the same array twice. */
export interface Samples {
    readonly sampleRateHz: number;
    readonly left: Float32Array;
    readonly right: Float32Array;
    /** All channels, and where each is to sound, where they are other than one or left and right; `left` and `right` are their mix. */
    readonly surround?: { readonly planes: readonly Float32Array[]; readonly layout: readonly Speaker[] };
}

/** What a file says of itself; empty fields are missing. */
export interface FileTags {
    readonly title?: string;
    /** All who are credited, in one line. */
    readonly artist?: string;
    /** Each of them, where they are several. */
    readonly artists?: readonly string[];
    readonly album?: string;
    readonly year?: number;
    /** Pictures that the cover may be, the likeliest first. */
    readonly covers?: readonly Blob[];
    /** MusicBrainz' id of the recording. */
    readonly recordingId?: string;
    /** MusicBrainz' ids of the artists. */
    readonly artistIds?: readonly string[];
    /** How many songs or chapters stand in the file, one after another; missing where it is one. */
    readonly parts?: number;
}

/** Mel bands in decibels, column after column: `decibels[column * bands + band]`, band 0 the lowest; not yet scaled to a range. */
export interface LogMel {
    readonly bands: number;
    readonly columns: number;
    readonly decibels: Float32Array;
}

/** The picture as the network heard it, each stretch scaled to its own range: `levels[column * bands + band]`, 0 to 255. */
export interface Picture {
    readonly bands: number;
    readonly columns: number;
    /** Time from one column to the next. Long songs keep every n-th column. */
    readonly columnSeconds: number;
    readonly levels: Uint8Array;
}

export interface Key {
    /** Pitch class with sharps or flats as musicians write it: "C", "F#", "Bb". */
    readonly tonic: string;
    readonly mode: 'major' | 'minor';
    /** How sure it is, 0 to 1. */
    readonly strength: number;
}

/** Beats at one distance from the first to the last. */
export interface BeatGrid {
    /** Of the first beat, into the song. */
    readonly firstSeconds: number;
    readonly bpm: number;
}

/** From there on a song has another tempo. */
export interface TempoChange {
    readonly atSeconds: number;
    readonly bpm: number;
}

/** Null where the music gives no answer (silence, no beat, too short), or where the Segue that heard it did not ask. */
export interface Rhythm {
    /** The tempo that listeners would tap to; of most of the song, where it changes. */
    readonly tempoBpm: number | null;
    /** How sure the tempo is, half or double time included, 0 to 1. */
    readonly tempoConfidence: number | null;
    /** Null also where the beats do not lie on one grid: where the tempo changes, or nobody played to a clock. */
    readonly beats: BeatGrid | null;
    /** Empty where there is one tempo. */
    readonly tempoChanges: readonly TempoChange[] | null;
    readonly key: Key | null;
    /** Integrated loudness, EBU R 128. */
    readonly loudnessLufs: number | null;
    /** How steadily it moves, 0 to 1. */
    readonly danceability: number | null;
    /** How much sounds, 0 to 1; as a song is read (`Reading`), how energetic it is felt to be. */
    readonly energy: number | null;
}

/** What the network says of one patch (10 s). Families are probabilities in the contract's order and add up to 1. */
export interface Moment {
    readonly startSeconds: number;
    readonly endSeconds: number;
    readonly families: readonly number[];
}

export type BackendName = 'webgpu' | 'wasm';

export type BackendChoice = BackendName | 'automatic';

/** Time spent on each stage. Stages overlap, so `total` is not their sum. */
export interface Millis {
    readonly decode: number;
    readonly features: number;
    readonly network: number;
    readonly rhythm: number;
    readonly total: number;
}

/** An honest result that has a catch: the file ended too early, something in its middle is missing or broken, there is little to go by, several songs were heard as one. */
export type Caution = 'ended-early' | 'damaged-inside' | 'short' | 'nearly-silent' | 'several-parts';

/** All that was heard in a song. */
export interface Analysis {
    /** As far as it could be decoded. */
    readonly durationSeconds: number;
    /** Of the families, in the contract's order: calibrated probabilities that add up to 1. Empty, as the four below, where the network does not tell. */
    readonly families: readonly number[];
    /** Probabilities in the order of the contract's styles, of which several may be true; the moods alike. */
    readonly styles: readonly number[];
    readonly moods: readonly number[];
    /** Of the quadrants of valence and arousal, in the contract's order (Russell, "A circumplex model of affect", 1980): they add up to 1. */
    readonly quadrants: readonly number[];
    /** Of the papers' genres, as of the families. */
    readonly genres: readonly number[];
    readonly timeline: readonly Moment[];
    /** Probabilities in the order of the contract's tags. */
    readonly tags: readonly number[];
    /** Unit length; the dot product of two is their cosine similarity. */
    readonly embedding: Float32Array;
    /** Probabilities in the order of the contract's classes; empty where the network knows none. */
    readonly classes: readonly number[];
    readonly rhythm: Rhythm;
    readonly cautions: readonly Caution[];
    readonly model: string;
    readonly backend: BackendName;
    readonly millis: Millis;
}

/** What stands on the screen while a song is still being heard. */
export type PartialAnalysis = Partial<Omit<Analysis, 'millis'>>;

/** Why a file cannot be heard. The words for a reason are chosen at the screen. */
export type Reason =
    | 'empty-file'
    | 'not-audio'
    | 'cue-sheet'
    | 'picture'
    | 'archive'
    | 'document'
    | 'no-sound-track'
    | 'unsupported-codec'
    | 'protected'
    | 'damaged'
    | 'cut-off'
    | 'stream-fragment'
    | 'too-large'
    | 'too-short'
    | 'silent'
    | 'unreadable-file'
    | 'out-of-memory'
    | 'worker-crashed'
    | 'model-unavailable';

export interface Failure {
    readonly ok: false;
    readonly reason: Reason;
    /** For engineers; never shown as the explanation. */
    readonly message: string;
    /** The common name of the codec that has no decoder, where it is known. */
    readonly codec?: string;
    /** How long the sound is that cannot be decoded, where the file says it. */
    readonly durationSeconds?: number;
}

/** What hearing one file ends in. A cancelled hearing rejects with the signal's reason instead. */
export type Outcome =
    | { readonly ok: true; readonly analysis: Analysis; readonly picture: Picture; readonly fileTags: FileTags }
    | Failure;

/** A song in the library. The sound itself is never kept. */
export interface Track {
    /** From the file's content, see `audio/identity.ts`. */
    readonly id: string;
    readonly fileName: string;
    readonly title: string;
    /** All who are credited, in one line. */
    readonly artist?: string;
    /** Each of them, where they are several. */
    readonly artists?: readonly string[];
    readonly album?: string;
    readonly year?: number;
    /** MusicBrainz' id of the recording, where the file names it. */
    readonly recordingId?: string;
    /** MusicBrainz' ids of the artists, where the file names them. */
    readonly artistIds?: readonly string[];
    /** How many songs or chapters stand in the file, one after another; missing where it is one. */
    readonly parts?: number;
    /** A small picture, at most 256 pixels wide. */
    readonly cover?: Blob;
    /** Milliseconds since 1970. */
    readonly addedAt: number;
    readonly analysis: Analysis;
}

/** One song, or several whose mix is asked for; never empty. */
export type Seeds = readonly [Track, ...Track[]];

/** A song whose sound was heard, beside the seed. */
export interface Similar {
    readonly track: Track;
    /** Cosine of the two embeddings, -1 to 1. */
    readonly similarity: number;
    /** What the two share and where they differ, most telling first; words are chosen at the screen. */
    readonly because: readonly Likeness[];
}

export type Likeness =
    /** Of one family; both between two; of the same styles. */
    | { readonly kind: 'genre'; readonly genre: string }
    | { readonly kind: 'genres'; readonly genres: readonly [string, string] }
    | { readonly kind: 'styles'; readonly styles: readonly string[] }
    | { readonly kind: 'tempo'; readonly seedBpm: number; readonly bpm: number; readonly isSure: boolean }
    | { readonly kind: 'key'; readonly relation: 'same' | 'relative' | 'fifth'; readonly key: Key }
    | { readonly kind: 'tags'; readonly tags: readonly string[] }
    | { readonly kind: 'loudness'; readonly relation: 'softer' | 'louder' | 'same' };

/** Languages that songs can be asked in, ISO 639-1. */
export const languages = ['en', 'ja', 'ko', 'zh', 'ru'] as const;
export type Language = (typeof languages)[number];
