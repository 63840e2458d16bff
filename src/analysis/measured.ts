import type { SoundStream } from '../audio/recording.ts';
import { SongMeter, type Measures } from '../features/song-meter.ts';

/** Sound that is measured while it is read, here or by the worker that decodes it; then only the one channel that is heard of it goes on. */
export interface MeasuredStream extends SoundStream {
    /** Of what was read so far, or, where another worker measures, of all of it; null before any. */
    measures(): Measures | null;
}

export function measured(stream: SoundStream): MeasuredStream {
    let meter: SongMeter | null = null;
    return {
        ...stream,
        async *read(options) {
            for await (const samples of stream.read(options)) {
                meter ??= new SongMeter(samples.sampleRateHz);
                yield meter.add(samples);
            }
        },
        measures: () => meter?.measures() ?? null,
    };
}
