/** How steadily a song moves, from nothing but its loudness in time. */

/** Length of the pieces whose deviation is taken. */
const pieceSeconds = 0.01;

/** Spans over which the walk is looked at, in pieces: 310 ms to 8.8 s, each 1.1 times the one before. */
const shortestSpan = 31;
const longestSpan = 880;
const growth = 1.1;

/** Exponents: a steady beat keeps the walk near its trend, at about 0.4; music without one lets it wander, at about 1.2. */
const steady = 0.4;
const wandering = 1.2;

/** Collects what danceability is told from while a song is read: the deviation of every 10 ms. */
export class MovementMeter {
    readonly #pieceSamples: number;
    readonly #deviations: number[] = [];
    #sum = 0;
    #squares = 0;
    #taken = 0;

    constructor(sampleRateHz: number) {
        this.#pieceSamples = Math.round(sampleRateHz * pieceSeconds);
    }

    push(mono: Float32Array): void {
        for (let from = 0; from < mono.length;) {
            const to = Math.min(mono.length, from + this.#pieceSamples - this.#taken);
            let sum = 0;
            let squares = 0;
            for (let i = from; i < to; i++) {
                const sample = mono[i] as number;
                sum += sample;
                squares += sample * sample;
            }
            this.#sum += sum;
            this.#squares += squares;
            this.#taken += to - from;
            from = to;
            if (this.#taken < this.#pieceSamples) continue;
            const mean = this.#sum / this.#taken;
            this.#deviations.push(Math.sqrt(Math.max(0, this.#squares / this.#taken - mean * mean)));
            [this.#sum, this.#squares, this.#taken] = [0, 0, 0];
        }
    }

    /**
     * 0 to 1; null where the song is shorter than the longest span. From the exponent of a detrended fluctuation analysis (Streich & Herrera, "Detrended fluctuation analysis of music signals:
     * danceability estimation and further semantic characterization", AES 2005), averaged over the spans as essentia's Danceability does; 1.2 and more is 0, 0.4 and less is 1.
     */
    danceability(): number | null {
        const exponent = fluctuationExponent(this.#deviations);
        return exponent === null ? null : Math.max(0, Math.min(1, (wandering - exponent) / (wandering - steady)));
    }
}

/** How fast the walk of a series leaves its straight trends as these grow longer: mean slope in logarithms; 0.5 in noise, 1.5 in a walk. Null where it is too short or still. */
export function fluctuationExponent(series: readonly number[]): number | null {
    const mean = series.reduce((sum, value) => sum + value, 0) / Math.max(1, series.length);
    const walk = new Float64Array(series.length + 1);
    series.forEach((value, i) => (walk[i + 1] = (walk[i] ?? 0) + value - mean));
    const spans: number[] = [];
    for (let span = shortestSpan; span <= longestSpan; span = Math.ceil(span * growth)) spans.push(span);
    const fluctuations = spans.map((span) => fluctuation(walk, span));
    if (series.length < longestSpan || fluctuations.some((value) => value <= 0)) return null;
    const slopes = spans.slice(1).map((span, i) => {
        const [from = 1, to = 1] = [fluctuations[i], fluctuations[i + 1]];
        return Math.log((to * to) / (from * from)) / 2 / Math.log((span + 3) / ((spans[i] ?? 1) + 3));
    });
    return slopes.reduce((sum, slope) => sum + slope, 0) / slopes.length;
}

/** Root mean square of what is left of pieces of a walk without their straight trends; each begins a fifth of its length after the one before. */
function fluctuation(walk: Float64Array, span: number): number {
    const hop = Math.max(1, Math.floor(span / 5));
    const meanPlace = (span - 1) / 2;
    const spread = (span * (span * span - 1)) / 12;
    let [total, pieces] = [0, 0];
    for (let start = 0; start + span <= walk.length; start += hop) {
        let [sum, product, squares] = [0, 0, 0];
        for (let i = 0; i < span; i++) {
            const value = walk[start + i] ?? 0;
            sum += value;
            product += value * (i - meanPlace);
            squares += value * value;
        }
        total += Math.max(0, squares - (sum * sum) / span - (product * product) / spread) / span;
        pieces++;
    }
    return pieces === 0 ? 0 : Math.sqrt(total / pieces);
}
