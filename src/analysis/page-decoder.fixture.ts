import { vi } from 'vitest';

/** The browser's whole-file decoder: so many seconds of sound, or none that it could decode. `vi.unstubAllGlobals()` ends it. */
export function pageDecodes(seconds: number | null): void {
    vi.stubGlobal(
        'OfflineAudioContext',
        class {
            async decodeAudioData(): Promise<unknown> {
                if (seconds === null) throw new DOMException('Unable to decode audio data', 'EncodingError');
                const getChannelData = () => new Float32Array(seconds * 1000);
                return { numberOfChannels: 1, sampleRate: 1000, getChannelData };
            }
        },
    );
}
