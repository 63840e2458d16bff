/** The discrete Fourier transform of four signals at once, one in each lane. */

/**
 * In place, of `length` complex numbers, a power of two from 4 on, whose places have their bits reversed: four numbers at a time (radix 4, decimation in time), after
 * pairs where `length` is no power of four. A number is four real parts and four imaginary ones. `turns` has, for each later stage of 4 · `span` numbers and each k below `span`,
 * cosine and negative sine of one, two and three times k / (4 · `span`) of a turn.
 */
export function transform(numbers: usize, length: i32, turns: usize): void {
    const end = numbers + ((<usize>length) << 5);
    let span: usize;
    if (ctz(length) & 1) {
        for (let at = numbers; at < end; at += 64) couple(at);
        span = 2 << 5;
    } else {
        for (let at = numbers; at < end; at += 128) quadruple(at);
        span = 4 << 5;
    }
    for (; numbers + span < end; span <<= 2) {
        for (let block = numbers; block < end; block += span << 2) {
            let turn = turns;
            for (let at = block; at < block + span; at += 32, turn += 24) turned(at, span, turn);
        }
        turns += (<usize>24 * span) >> 5;
    }
}

/** A transform of two. */
function couple(at: usize): void {
    const re = v128.load(at);
    const im = v128.load(at, 16);
    const otherRe = v128.load(at, 32);
    const otherIm = v128.load(at, 48);
    v128.store(at, f32x4.add(re, otherRe));
    v128.store(at, f32x4.add(im, otherIm), 16);
    v128.store(at, f32x4.sub(re, otherRe), 32);
    v128.store(at, f32x4.sub(im, otherIm), 48);
}

/** A transform of four that stand side by side. */
function quadruple(at: usize): void {
    joined(
        at,
        32,
        v128.load(at),
        v128.load(at, 16),
        v128.load(at, 32),
        v128.load(at, 48),
        v128.load(at, 64),
        v128.load(at, 80),
        v128.load(at, 96),
        v128.load(at, 112),
    );
}

/** The same of four that stand `span` apart, three of which are turned before. */
function turned(at: usize, span: usize, turn: usize): void {
    const c1 = v128.load_splat<f32>(turn);
    const s1 = v128.load_splat<f32>(turn, 4);
    const c2 = v128.load_splat<f32>(turn, 8);
    const s2 = v128.load_splat<f32>(turn, 12);
    const c3 = v128.load_splat<f32>(turn, 16);
    const s3 = v128.load_splat<f32>(turn, 20);
    // Bits reversed, the second of four stands third.
    const second = at + 2 * span;
    const third = at + span;
    const fourth = at + 3 * span;
    const br = v128.load(second);
    const bi = v128.load(second, 16);
    const cr = v128.load(third);
    const ci = v128.load(third, 16);
    const dr = v128.load(fourth);
    const di = v128.load(fourth, 16);
    joined(
        at,
        span,
        v128.load(at),
        v128.load(at, 16),
        f32x4.sub(f32x4.mul(cr, c2), f32x4.mul(ci, s2)),
        f32x4.add(f32x4.mul(cr, s2), f32x4.mul(ci, c2)),
        f32x4.sub(f32x4.mul(br, c1), f32x4.mul(bi, s1)),
        f32x4.add(f32x4.mul(br, s1), f32x4.mul(bi, c1)),
        f32x4.sub(f32x4.mul(dr, c3), f32x4.mul(di, s3)),
        f32x4.add(f32x4.mul(dr, s3), f32x4.mul(di, c3)),
    );
}

/** Sums of a, c, b and d (in the order in which they stand) with 1, -i, -1 and i, `span` apart. */
function joined(
    at: usize,
    span: usize,
    ar: v128,
    ai: v128,
    cr: v128,
    ci: v128,
    br: v128,
    bi: v128,
    dr: v128,
    di: v128,
): void {
    const evenRe = f32x4.add(ar, cr);
    const evenIm = f32x4.add(ai, ci);
    const evenReLate = f32x4.sub(ar, cr);
    const evenImLate = f32x4.sub(ai, ci);
    const oddRe = f32x4.add(br, dr);
    const oddIm = f32x4.add(bi, di);
    const oddReLate = f32x4.sub(br, dr);
    const oddImLate = f32x4.sub(bi, di);
    v128.store(at, f32x4.add(evenRe, oddRe));
    v128.store(at, f32x4.add(evenIm, oddIm), 16);
    v128.store(at + span, f32x4.add(evenReLate, oddImLate));
    v128.store(at + span, f32x4.sub(evenImLate, oddReLate), 16);
    v128.store(at + 2 * span, f32x4.sub(evenRe, oddRe));
    v128.store(at + 2 * span, f32x4.sub(evenIm, oddIm), 16);
    v128.store(at + 3 * span, f32x4.sub(evenReLate, oddImLate));
    v128.store(at + 3 * span, f32x4.add(evenImLate, oddReLate), 16);
}
