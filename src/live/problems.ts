/** What the listener lets be heard: the microphone, or the sound of a tab, a window or the system. */
export type LiveSource = 'microphone' | 'shared';

/** Why listening did not begin. Words are chosen at the screen. */
export type LiveProblem =
    | 'not-allowed'
    | 'no-microphone'
    | 'in-use'
    | 'not-offered'
    | 'nothing-shared'
    | 'no-sound-shared'
    | 'not-started'
    | 'elsewhere';

/** Why listening ended other than by the listener; what was heard by then stays. */
export type LiveEnding = 'unplugged' | 'sharing-ended' | 'hidden' | 'interrupted' | 'long';

/** Names of errors: https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
export function problemOf(error: unknown, source: LiveSource): LiveProblem {
    const name = error instanceof DOMException || error instanceof Error ? error.name : '';
    if (name === 'NotAllowedError' || name === 'SecurityError')
        return source === 'shared' ? 'nothing-shared' : 'not-allowed';
    if (name === 'NotFoundError') return source === 'shared' ? 'nothing-shared' : 'no-microphone';
    if (name === 'NotReadableError' || name === 'AbortError') return 'in-use';
    if (name === 'NotSupportedError' || name === 'TypeError') return 'not-offered';
    return 'not-started';
}
