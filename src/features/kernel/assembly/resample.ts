/** A channel at another rate. */

/**
 * To `target`, `count` samples: each is the sum of `taps` samples around `place`, and from one to the next `step` samples later, by the weights of the nearest of
 * `phases` places between two samples, `[phase * taps + tap]`. `taps` is a multiple of 8; weights beyond `reach` on either side of the place are 0.
 */
export function resampled(
    samples: usize,
    place: f64,
    step: f64,
    count: i32,
    weights: usize,
    taps: i32,
    reach: i32,
    phases: i32,
    target: usize,
): void {
    for (let i = 0; i < count; i++) {
        const at = place + <f64>i * step;
        const before = Math.floor(at);
        let weight = weights + ((<usize>(<i32>((at - before) * <f64>phases)) * <usize>taps) << 2);
        let sample = samples + ((<usize>(<i32>before - reach + 1)) << 2);
        const end = weight + ((<usize>taps) << 2);
        let sum = f32x4.splat(0);
        let other = sum;
        for (; weight < end; weight += 32, sample += 32) {
            sum = f32x4.add(sum, f32x4.mul(v128.load(sample), v128.load(weight)));
            other = f32x4.add(other, f32x4.mul(v128.load(sample, 16), v128.load(weight, 16)));
        }
        sum = f32x4.add(sum, other);
        sum = f32x4.add(sum, v128.shuffle<f32>(sum, sum, 2, 3, 0, 1));
        store<f32>(target + ((<usize>i) << 2), f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1));
    }
}
