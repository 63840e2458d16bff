/** As much of an audio element as playing needs. */
export type AudioElement = Pick<
    HTMLAudioElement,
    | 'src'
    | 'currentTime'
    | 'duration'
    | 'ended'
    | 'volume'
    | 'readyState'
    | 'playbackRate'
    | 'preservesPitch'
    | 'play'
    | 'pause'
    | 'load'
    | 'addEventListener'
    | 'removeAttribute'
>;

/** `HTMLMediaElement.HAVE_FUTURE_DATA`: it sounds as soon as it is asked to. */
export const readyToSound = 3;
