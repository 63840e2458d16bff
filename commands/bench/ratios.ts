/** Times of one run beside one another: machines and their moods differ, ratios hardly do. */
import type { Measurements } from './measurements.ts';

interface Ratio {
    readonly figure: string;
    readonly value: string;
    /** On two cores without a graphics processor. */
    readonly required: string;
}

/** A phone of two years ago beside a desktop computer; by multiplication, for browsers slow down no workers. */
const phoneSlowness = 4;
const coresOfBatch = 4;

export function ratios({
    hearing,
    yardstick,
    batch,
    oneHour,
}: Pick<Measurements, 'hearing' | 'yardstick' | 'batch' | 'oneHour'>): Ratio[] {
    const of = (format: string) => {
        const {
            wholeMillis = NaN,
            firstGenresMillis = NaN,
            decodeAudioDataMillis = NaN,
        } = hearing.find((times) => times.format === format && times.backend === 'wasm') ?? {};
        return { wholeMillis, firstGenresMillis, decodeAudioDataMillis };
    };
    const [mp3, flac, wav] = [of('mp3'), of('flac'), of('wav')];
    const cpu = batch.processorSeconds ?? NaN;
    const phoneSeconds = (millis: number) => `${((phoneSlowness * millis) / 1000).toFixed(1)} s`;
    return [
        figure('MP3 / decodeAudioData of the same file', mp3.wholeMillis / mp3.decodeAudioDataMillis, '2.0'),
        figure('FLAC / decodeAudioData of the same file', flac.wholeMillis / flac.decodeAudioDataMillis, '2.0'),
        figure('WAV / MP3', wav.wholeMillis / mp3.wholeMillis, '0.5'),
        figure("essentia.js' own chain for spectra alone / MP3", yardstick.featuresMillis / mp3.wholeMillis, '9'),
        figure('first names / MP3', mp3.firstGenresMillis / mp3.wholeMillis, '0.08'),
        figure(`CPU seconds an MP3, all threads, mean of ${batch.songs}`, cpu, ''),
        figure(`MP3s a minute on ${coresOfBatch} cores, by CPU seconds`, (60 * coresOfBatch) / cpu, ''),
        figure('an hour of MP3 / four minutes', oneHour.wholeMillis / mp3.wholeMillis, '12'),
        {
            figure: `first names, ${phoneSlowness} times as slow`,
            value: phoneSeconds(mp3.firstGenresMillis),
            required: '3 s',
        },
        {
            figure: `everything, ${phoneSlowness} times as slow`,
            value: phoneSeconds(mp3.wholeMillis),
            required: '20 s',
        },
    ];
}

function figure(name: string, value: number, required: string): Ratio {
    return { figure: name, value: Number.isFinite(value) ? value.toFixed(value < 10 ? 2 : 0) : 'unknown', required };
}
