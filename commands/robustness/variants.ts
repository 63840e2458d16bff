/** What may happen to a song between its maker and the app. */
export interface Variant {
    /** ffmpeg's options between the piece and the file. */
    readonly options: readonly string[];
    readonly extension: 'mp3' | 'm4a' | 'wav';
}

const filtered = (...filters: readonly string[]): Variant => ({
    options: ['-af', filters.join(',')],
    extension: 'wav',
});

/** Pieces are cut at this rate. */
export const pieceRateHz = 44_100;

/** Slower and lower, as a turntable does it. */
const slowedRateHz = Math.round(pieceRateHz * 0.97);

export const variants: Readonly<Record<string, Variant>> = {
    mp3_64: { options: ['-c:a', 'libmp3lame', '-b:a', '64k'], extension: 'mp3' },
    aac_96: { options: ['-c:a', 'aac', '-b:a', '96k'], extension: 'm4a' },
    // In floating point, then a limiter that looks ahead: its gain falls before the peak, so that no wave is cut off.
    louder_6db: filtered('volume=6dB:precision=double', 'alimiter=limit=0.98:attack=5:release=50:level=disabled'),
    softer_6db: filtered('volume=-6dB'),
    rate_16khz: { options: ['-ar', '16000'], extension: 'wav' },
    // Second-order Butterworth filters, 12 dB per octave.
    phone_band: filtered('highpass=f=300:poles=2', 'lowpass=f=3400:poles=2'),
    slower_3_percent: filtered(`asetrate=${slowedRateHz}`, `aresample=${pieceRateHz}`),
};
