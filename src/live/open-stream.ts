/** Asks the browser for sound; what it asks the listener is up to it. */
import { problemOf, type LiveProblem, type LiveSource } from './problems.ts';

/** Music as it sounds: what makes calls clear would take it for noise, and change how loud it is. */
const unprocessed = {
    echoCancellation: false,
    noiseSuppression: false,
    autoGainControl: false,
} as const satisfies MediaTrackConstraints;

/** Of older browsers, and of pages without a secure context, not all is there. */
const devices = (): Partial<MediaDevices> => (navigator as Partial<Navigator>).mediaDevices ?? {};

/** Safari and phones share no sound, but nothing in the page tells: there, what is shared turns out to have none. */
export const canShareSound = (): boolean => devices().getDisplayMedia !== undefined;

/** After a press. Nothing of the picture that is shared along is kept or looked at. */
export async function openStream(source: LiveSource): Promise<MediaStream | LiveProblem> {
    const { getUserMedia, getDisplayMedia } = devices();
    try {
        if (source === 'microphone') {
            if (!getUserMedia) return 'not-offered';
            return await navigator.mediaDevices.getUserMedia({ audio: { ...unprocessed, channelCount: { ideal: 2 } } });
        }
        if (!getDisplayMedia) return 'not-offered';
        // Without `video` no browser shares anything.
        const stream = await navigator.mediaDevices.getDisplayMedia({ video: true, audio: unprocessed });
        if (stream.getAudioTracks().length > 0) return stream;
        closeStream(stream);
        return 'no-sound-shared';
    } catch (error) {
        return problemOf(error, source);
    }
}

export const closeStream = (stream: MediaStream): void => stream.getTracks().forEach((track) => track.stop());
