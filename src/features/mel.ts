/** The Slaney mel scale and its triangles, after Slaney's Auditory Toolbox (1998): linear below 1 kHz, logarithmic above. */

/** Which bands: so many, evenly spaced in mel. */
export interface MelScale {
    readonly bands: number;
    readonly lowestHz: number;
    readonly highestHz: number;
}

/** One triangle as the weights of the spectrum's bins from `firstBin` on; no bins where it lies above the spectrum. */
export interface MelBand {
    readonly firstBin: number;
    readonly weights: Float32Array;
}

const linearHzPerMel = 200 / 3;
const breakHz = 1000;
const breakMel = breakHz / linearHzPerMel;
const logStep = Math.log(6.4) / 27;

export function hzToMel(hz: number): number {
    return hz < breakHz ? hz / linearHzPerMel : breakMel + Math.log(hz / breakHz) / logStep;
}

export function melToHz(mel: number): number {
    return mel < breakMel ? mel * linearHzPerMel : breakHz * Math.exp((mel - breakMel) * logStep);
}

/** Centre of each band in Hz, the lowest first. */
export function bandCentresHz(input: MelScale): number[] {
    return bandEdgesHz(input).slice(1, -1);
}

/**
 * The triangles, evaluated at the frequencies of the bins of an FFT of any length, each scaled by 2 / (its width in Hz).
 * Bins from the Nyquist frequency on carry nothing.
 */
export function melBands(input: MelScale, sampleRateHz: number, fftLength: number): MelBand[] {
    const edgesHz = bandEdgesHz(input);
    const binHz = sampleRateHz / fftLength;
    return bandCentresHz(input).map((centreHz, band) => {
        const lowerHz = edgesHz[band] ?? 0;
        const upperHz = edgesHz[band + 2] ?? 0;
        const firstBin = Math.floor(lowerHz / binHz) + 1;
        const endBin = Math.min(Math.ceil(upperHz / binHz), fftLength / 2 + 1);
        const weights = Float32Array.from({ length: Math.max(0, endBin - firstBin) }, (_, bin) => {
            const hz = (firstBin + bin) * binHz;
            const height = Math.min((hz - lowerHz) / (centreHz - lowerHz), (upperHz - hz) / (upperHz - centreHz));
            return (height * 2) / (upperHz - lowerHz);
        });
        return { firstBin, weights };
    });
}

function bandEdgesHz(input: MelScale): number[] {
    const lowest = hzToMel(input.lowestHz);
    const step = (hzToMel(input.highestHz) - lowest) / (input.bands + 1);
    return Array.from({ length: input.bands + 2 }, (_, edge) => melToHz(lowest + edge * step));
}
