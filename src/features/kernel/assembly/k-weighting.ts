/** The two filters of ITU-R BS.1770, annex 1, of two channels at once: one in each lane, in double precision. */

/**
 * Adds up the squares of `count` weighted samples of both channels: to `state`, behind six pairs that the next call needs (the last two samples, shelved
 * samples and weighted samples); behind it stand the greatest magnitudes so far of the samples as they come in. `coefficients`: b0, b1, b2, a1 and a2 of the shelf, a1 and a2 of the high pass, whose others are 1, -2 and 1.
 */
export function energies(first: usize, second: usize, count: i32, coefficients: usize, state: usize): void {
    const b0 = v128.load_splat<f64>(coefficients);
    const b1 = v128.load_splat<f64>(coefficients, 8);
    const b2 = v128.load_splat<f64>(coefficients, 16);
    const a1 = v128.load_splat<f64>(coefficients, 24);
    const a2 = v128.load_splat<f64>(coefficients, 32);
    const c1 = v128.load_splat<f64>(coefficients, 40);
    const c2 = v128.load_splat<f64>(coefficients, 48);
    let x1 = v128.load(state);
    let x2 = v128.load(state, 16);
    let y1 = v128.load(state, 32);
    let y2 = v128.load(state, 48);
    let z1 = v128.load(state, 64);
    let z2 = v128.load(state, 80);
    let sum = f64x2.splat(0);
    let peak = v128.load(state, 112);
    const end = first + ((<usize>count) << 2);
    while (first < end) {
        const x = f64x2.replace_lane(f64x2.splat(<f64>load<f32>(first)), 1, <f64>load<f32>(second));
        peak = f64x2.pmax(peak, f64x2.abs(x));
        // What waits for the sample before comes last.
        const fed = f64x2.add(f64x2.add(f64x2.mul(b0, x), f64x2.mul(b1, x1)), f64x2.mul(b2, x2));
        const y = f64x2.sub(f64x2.sub(fed, f64x2.mul(a2, y2)), f64x2.mul(a1, y1));
        const risen = f64x2.add(f64x2.sub(y2, f64x2.add(y1, y1)), y);
        const z = f64x2.sub(f64x2.sub(risen, f64x2.mul(c2, z2)), f64x2.mul(c1, z1));
        sum = f64x2.add(sum, f64x2.mul(z, z));
        x2 = x1;
        x1 = x;
        y2 = y1;
        y1 = y;
        z2 = z1;
        z1 = z;
        first += 4;
        second += 4;
    }
    v128.store(state, x1);
    v128.store(state, x2, 16);
    v128.store(state, y1, 32);
    v128.store(state, y2, 48);
    v128.store(state, z1, 64);
    v128.store(state, z2, 80);
    v128.store(state, sum, 96);
    v128.store(state, peak, 112);
}
