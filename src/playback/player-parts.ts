/** What a player is made of, and what stands in for it in tests. */
import type { Failure } from '../flow.ts';
import type { Folders } from '../folders/folders.svelte.ts';
import type { FileProblem } from '../folders/problems.ts';

/** Why nothing sounds. */
export type PlayProblem = 'cannot-play' | FileProblem;

export type AudioElement = Pick<
    HTMLAudioElement,
    | 'src'
    | 'currentTime'
    | 'duration'
    | 'ended'
    | 'volume'
    | 'play'
    | 'pause'
    | 'load'
    | 'addEventListener'
    | 'removeAttribute'
>;

/** The whole sound of a service's song. */
export interface Stream {
    readonly address: string;
    readonly title: string;
    readonly artist?: string;
}

export interface DeckParts {
    readonly newAudio?: () => AudioElement;
    /** The file as WAV, which every browser plays by the right clock. Rejects when aborted. */
    readonly decode?: (file: File, signal: AbortSignal) => Promise<Blob | Failure>;
    /** How long a song is as decoded; undefined until it was heard. Reactive. */
    readonly secondsOf?: (trackId: string) => number | undefined;
    /** The song has sounded to its end. */
    readonly onEnded?: (trackId: string) => void;
    /** The song cannot be played, or no further. */
    readonly onFailed?: (trackId: string, problem: PlayProblem) => void;
}

export interface PlayerParts extends DeckParts {
    /** Where songs lie that were not dropped in this visit. */
    readonly folders?: Pick<Folders, 'has' | 'fileOf'>;
}
