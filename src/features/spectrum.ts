/** Power spectra of frames whose length is a power of two, under a periodic Hann window. */

/** |FFT|² of a frame of real samples: `length / 2 + 1` bins, in an array that the next call overwrites. */
export type PowerSpectrum = (frame: Float32Array) => Float32Array;

/** The real frame is taken as one of half as many complex numbers (radix 2, decimation in time) and its spectrum taken apart afterwards. */
export function createPowerSpectrum(length: number): PowerSpectrum {
    const half = length / 2;
    const window = Float32Array.from({ length }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / length));
    const cosines = Float64Array.from({ length: half }, (_, i) => Math.cos((2 * Math.PI * i) / length));
    const sines = Float64Array.from({ length: half }, (_, i) => -Math.sin((2 * Math.PI * i) / length));
    const order = reversedBits(half);
    const re = new Float64Array(half);
    const im = new Float64Array(half);
    const power = new Float32Array(half + 1);
    return (frame) => {
        for (let i = 0; i < half; i++) {
            const place = order[i] ?? 0;
            re[place] = (frame[2 * i] ?? 0) * (window[2 * i] ?? 0);
            im[place] = (frame[2 * i + 1] ?? 0) * (window[2 * i + 1] ?? 0);
        }
        transform(re, im, cosines, sines);
        for (let bin = 0; bin <= half; bin++) {
            const here = bin % half;
            const mirrored = (half - bin) % half;
            const ar = re[here] ?? 0;
            const ai = im[here] ?? 0;
            const br = re[mirrored] ?? 0;
            const bi = im[mirrored] ?? 0;
            const c = bin === half ? -1 : (cosines[bin] ?? 0);
            const s = bin === half ? 0 : (sines[bin] ?? 0);
            const real = (ar + br + c * (ai + bi) - s * (br - ar)) / 2;
            const imaginary = (ai - bi + c * (br - ar) + s * (ai + bi)) / 2;
            power[bin] = real * real + imaginary * imaginary;
        }
        return power;
    };
}

/** In place, of numbers in bit-reversed order; the tables are of twice as many points. */
function transform(re: Float64Array, im: Float64Array, cosines: Float64Array, sines: Float64Array): void {
    const length = re.length;
    for (let span = 1; span < length; span *= 2) {
        const stride = length / span;
        for (let k = 0; k < span; k++) {
            const c = cosines[k * stride] ?? 0;
            const s = sines[k * stride] ?? 0;
            for (let i = k; i < length; i += 2 * span) {
                const j = i + span;
                const jr = re[j] ?? 0;
                const ji = im[j] ?? 0;
                const x = jr * c - ji * s;
                const y = jr * s + ji * c;
                const ir = re[i] ?? 0;
                const ii = im[i] ?? 0;
                re[j] = ir - x;
                im[j] = ii - y;
                re[i] = ir + x;
                im[i] = ii + y;
            }
        }
    }
}

function reversedBits(length: number): Uint32Array {
    const bits = Math.log2(length);
    return Uint32Array.from({ length }, (_, value) => {
        let reversed = 0;
        for (let bit = 0; bit < bits; bit++) reversed |= ((value >> bit) & 1) << (bits - 1 - bit);
        return reversed;
    });
}
