/** What a player is made of, and what stands in for it in tests. */
import type { Failure, Picture, Track } from '../flow.ts';
import type { Folders } from '../folders/folders.svelte.ts';
import type { FileProblem } from '../folders/problems.ts';
import type { AudioElement } from './audio-element.ts';
import type { Mixer } from './mixer.ts';

/** Why nothing sounds: the browser does not play it, or not before it is pressed. */
export type SoundProblem = 'cannot-play' | 'needs-press';

/** The same, or why there is no file. */
export type PlayProblem = SoundProblem | FileProblem;

/** The whole sound of a service's song. */
export interface Stream {
    readonly address: string;
    readonly title: string;
    readonly artist?: string;
}

export interface DeckParts {
    readonly newAudio?: () => AudioElement;
    /** Without it, and where it has no way, elements play by themselves. */
    readonly mixer?: Pick<Mixer, 'connect' | 'wake' | 'rest'>;
    /** Factor for a song's samples, 0 to 1. */
    readonly levelOf?: (trackId: string) => number;
    /** The file as WAV, which every browser plays by the right clock. Rejects when aborted. */
    readonly decode?: (file: File, signal: AbortSignal) => Promise<Blob | Failure>;
    /** How long a song is as decoded; undefined until it was heard. Reactive. */
    readonly secondsOf?: (trackId: string) => number | undefined;
    /** A song plays, or plays on. */
    readonly onPlaying?: () => void;
    /** The song has sounded to its end. */
    readonly onEnded?: (trackId: string) => void;
    /** The song cannot be played, or no further. */
    readonly onFailed?: (trackId: string, problem: PlayProblem) => void;
}

export interface PlayerParts extends Omit<DeckParts, 'levelOf' | 'onPlaying'> {
    /** Where songs lie that were not dropped in this visit. */
    readonly folders?: Pick<Folders, 'has' | 'fileOf'>;
    /** What transitions go by; without it there are none. */
    readonly flow?: Flow;
    /** The song that follows by itself; null where none does. */
    readonly upNext?: () => string | null;
    /** Playing has gone over into the song that follows. */
    readonly onAdvanced?: (trackId: string) => void;
}

export interface Flow {
    /** Whether songs are to go over into each other, at one level. */
    readonly isOn: () => boolean;
    /** Undefined for a song that was not heard. */
    readonly trackOf: (trackId: string) => Track | undefined;
    readonly pictureOf: (trackId: string) => Promise<Picture | null>;
}
