/** Made-up songs that two labels tell apart: of some styles and embeddings around one middle or another. */
import { randomNumbers } from '../../fixtures/random-numbers.ts';
import type { Track } from '../flow.ts';
import { contract, makeTrack } from '../library/track.fixture.ts';

/** Songs of one kind, each by an artist of its own: the higher `swing`, the more of them swing. */
export function songsLike(swing: number, count: number, name = `s${swing}-`): readonly Track[] {
    const random = randomNumbers(Math.round(1000 * swing) + count);
    return Array.from({ length: count }, (_, i) => {
        const near = (value: number): number => Math.min(0.99, Math.max(0.01, value + (random() - 0.5) / 5));
        return makeTrack({
            id: `${name}${i}`,
            title: `Song ${name}${i}`,
            artist: `Artist ${name}${i}`,
            analysis: {
                styles: [near(swing), near(1 - swing), near(0.3), near(0.3)],
                embedding: Float32Array.of(near(swing), near(1 - swing), near(0.5)),
                model: contract.version,
            },
        });
    });
}
