/** Two channels -> one. */

/** Sums of squares of left plus right and of left minus right: to `target`, in double precision. `count` is a multiple of 4. */
export function powers(left: usize, right: usize, count: i32, target: usize): void {
    const end = left + ((<usize>count) << 2);
    let middle = f64x2.splat(0);
    let side = middle;
    while (left < end) {
        // So few at a time that single precision loses nothing.
        const pause = min(end, left + 1024);
        let ofMiddle = f32x4.splat(0);
        let ofSide = ofMiddle;
        for (; left < pause; left += 16, right += 16) {
            const l = v128.load(left);
            const r = v128.load(right);
            const sum = f32x4.add(l, r);
            const difference = f32x4.sub(l, r);
            ofMiddle = f32x4.add(ofMiddle, f32x4.mul(sum, sum));
            ofSide = f32x4.add(ofSide, f32x4.mul(difference, difference));
        }
        middle = f64x2.add(middle, doubled(ofMiddle));
        side = f64x2.add(side, doubled(ofSide));
    }
    store<f64>(target, f64x2.extract_lane(middle, 0) + f64x2.extract_lane(middle, 1));
    store<f64>(target, f64x2.extract_lane(side, 0) + f64x2.extract_lane(side, 1), 8);
}

function doubled(four: v128): v128 {
    const late = v128.shuffle<f32>(four, four, 2, 3, 0, 1);
    return f64x2.add(f64x2.promote_low_f32x4(four), f64x2.promote_low_f32x4(late));
}

/** Half of left plus right where `share` is 0, half of left minus right where it is 1; with each sample it grows by `fade`. `count` is a multiple of 4. */
export function mixed(left: usize, right: usize, count: i32, share: f64, fade: f64, target: usize): void {
    const half = f32x4.splat(0.5);
    const first = f32x4.splat(<f32>(1 - 2 * share));
    const fall = f32x4.splat(<f32>(2 * fade));
    let places = f32x4(0, 1, 2, 3);
    for (const end = left + ((<usize>count) << 2); left < end; left += 16, right += 16, target += 16) {
        const gains = f32x4.sub(first, f32x4.mul(fall, places));
        const sum = f32x4.add(v128.load(left), f32x4.mul(v128.load(right), gains));
        v128.store(target, f32x4.mul(half, sum));
        places = f32x4.add(places, f32x4.splat(4));
    }
}
