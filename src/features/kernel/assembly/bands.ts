/** Samples -> sums of their spectra's bins in bands, of four frames at once: one frame in each lane. */
import { transform } from './fft';

/**
 * Of `groups` times four frames of real samples, each `hop` samples after the one before: to `sums`, `[(group * bandCount + band) * 4 + frame]`. A frame of
 * twice `half` samples is taken as `half` complex numbers, and its spectrum taken apart afterwards (`pairs`). The tables:
 * `window` of twice `half`, in which there is a factor of a half; `places`, for each complex number where in `work` the transform wants it, in bytes;
 * `turns`, see `transform`; `halves`, for each bin up to half of `half` cosine and negative sine of its share of a turn in twice `half`;
 * `bandBins`, first bin and number of bins of each band; `weights`, of each bin of each band. `work` has room for `half` + 1 complex numbers of each frame.
 */
export function bands(
    samples: usize,
    groups: i32,
    hop: i32,
    half: i32,
    window: usize,
    places: usize,
    turns: usize,
    halves: usize,
    bandBins: usize,
    weights: usize,
    bandCount: i32,
    ofMagnitudes: bool,
    work: usize,
    sums: usize,
): void {
    for (let group = 0; group < groups; group++) {
        windowed(samples, (<usize>hop) << 2, half, window, places, work);
        transform(work, half, turns);
        pairs(work, half, halves, ofMagnitudes);
        let weight = weights;
        for (let band = 0; band < bandCount; band++) {
            let bin = work + ((<usize>load<i32>(bandBins + ((<usize>band) << 3))) << 4);
            const end = weight + ((<usize>load<i32>(bandBins + ((<usize>band) << 3), 4)) << 2);
            let sum = f32x4.splat(0);
            for (; weight < end; weight += 4, bin += 16)
                sum = f32x4.add(sum, f32x4.mul(v128.load_splat<f32>(weight), v128.load(bin)));
            v128.store(sums, sum);
            sums += 16;
        }
        samples += (<usize>hop) << 4;
    }
}

/** Four frames under the window -> complex numbers in the order that the transform wants; `next` is how far a frame is from the one before, in bytes. */
function windowed(samples: usize, next: usize, half: i32, window: usize, places: usize, work: usize): void {
    for (let i = 0; i < half; i += 2) {
        const a = v128.load(samples);
        const b = v128.load(samples + next);
        const c = v128.load(samples + 2 * next);
        const d = v128.load(samples + 3 * next);
        const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
        const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
        const abLate = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
        const cdLate = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
        const here = work + <usize>load<i32>(places);
        const there = work + <usize>load<i32>(places, 4);
        v128.store(here, f32x4.mul(v128.shuffle<f64>(ab, cd, 0, 2), v128.load_splat<f32>(window)));
        v128.store(here, f32x4.mul(v128.shuffle<f64>(ab, cd, 1, 3), v128.load_splat<f32>(window, 4)), 16);
        v128.store(there, f32x4.mul(v128.shuffle<f64>(abLate, cdLate, 0, 2), v128.load_splat<f32>(window, 8)));
        v128.store(there, f32x4.mul(v128.shuffle<f64>(abLate, cdLate, 1, 3), v128.load_splat<f32>(window, 12)), 16);
        samples += 16;
        window += 16;
        places += 8;
    }
}

/**
 * The spectrum Z of the complex numbers -> power or magnitude of bins 0 to `half` of the real frame, one after another from `work` on. With
 * E = Z[k] + conj Z[half - k], O = (Z[k] - conj Z[half - k]) / i and W = exp(-πik / half), the bins are |E + W O| and, of `half` - k, |E - W O|,
 * twice what they are, which the window makes up for. What comes out takes half as much room: it is written where no more is to be read, lower bins
 * at the front, upper bins at the back, from where they then come forward.
 */
function pairs(work: usize, half: i32, halves: usize, ofMagnitudes: bool): void {
    const bytes = (<usize>half) << 5;
    // Z[0] once more, where Z[half] would stand.
    v128.store(work + bytes, v128.load(work));
    v128.store(work + bytes, v128.load(work, 16), 16);
    let here = work;
    let there = work + bytes;
    let low = work;
    let high = there + 16;
    while (here <= there) {
        const ar = v128.load(here);
        const ai = v128.load(here, 16);
        const br = v128.load(there);
        const bi = v128.load(there, 16);
        const er = f32x4.add(ar, br);
        const ei = f32x4.sub(ai, bi);
        const or = f32x4.add(ai, bi);
        const oi = f32x4.sub(br, ar);
        const c = v128.load_splat<f32>(halves);
        const s = v128.load_splat<f32>(halves, 4);
        const tr = f32x4.sub(f32x4.mul(c, or), f32x4.mul(s, oi));
        const ti = f32x4.add(f32x4.mul(c, oi), f32x4.mul(s, or));
        let lower = power(f32x4.add(er, tr), f32x4.add(ei, ti));
        let upper = power(f32x4.sub(er, tr), f32x4.sub(ei, ti));
        if (ofMagnitudes) {
            lower = f32x4.sqrt(lower);
            upper = f32x4.sqrt(upper);
        }
        v128.store(low, lower);
        v128.store(high, upper);
        here += 32;
        there -= 32;
        low += 16;
        high -= 16;
        halves += 8;
    }
    // The last two were the same bin where both met: it stands at the end of the lower ones and once more at the beginning of the upper ones.
    memory.copy(low, high + 32, work + bytes + 32 - (high + 32));
}

function power(re: v128, im: v128): v128 {
    return f32x4.add(f32x4.mul(re, re), f32x4.mul(im, im));
}
