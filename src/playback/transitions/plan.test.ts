import { expect, test } from 'vitest';
import { randomNumbers } from '../../../fixtures/random-numbers.ts';
import { type Crossfade, planTransition } from './plan.ts';
import { songWith } from './song.fixture.ts';
import type { Song } from './together.ts';

function fadeBetween(first: Song, second: Song, notBeforeSeconds?: number): Crossfade {
    const plan = planTransition(first, second, notBeforeSeconds);
    if (plan.kind === 'gapless') throw new Error('expected a fade');
    return plan;
}

test('a song that fades by itself is left where it begins to, and the other comes meanwhile', () => {
    const plan = fadeBetween(songWith({ edges: { fadesSeconds: 188, endsSeconds: 196 } }), songWith());
    expect(plan).toMatchObject({
        kind: 'crossfade',
        startSeconds: 188,
        fadeFromSeconds: 188,
        fadeToSeconds: 196,
        rate: 1,
    });
});

test('one that ends at once is left shortly before', () => {
    const plan = fadeBetween(songWith(), songWith());
    expect([plan.fadeFromSeconds, plan.fadeToSeconds]).toEqual([196, 200]);
});

test('a long beginning of the second is let come before the first has gone', () => {
    const plan = fadeBetween(songWith(), songWith({ edges: { arrivedSeconds: 9 } }));
    expect([plan.fadeFromSeconds, plan.fadeToSeconds]).toEqual([191, 200]);
});

test('silence at either end is no part of a fade', () => {
    const first = songWith({ edges: { fadesSeconds: 190, endsSeconds: 190 } });
    const short = fadeBetween(first, songWith({ edges: { beginsSeconds: 1, arrivedSeconds: 1 } }));
    expect(short).toMatchObject({ startSeconds: 185, secondFromSeconds: 0, fadeFromSeconds: 186, fadeToSeconds: 190 });
    const long = fadeBetween(first, songWith({ edges: { beginsSeconds: 20, arrivedSeconds: 20 } }));
    expect(long).toMatchObject({ startSeconds: 183, secondFromSeconds: 17, fadeFromSeconds: 186, fadeToSeconds: 190 });
});

const beat = (bpm: number, firstSeconds = 0.3) => songWith({ beats: { bpm, firstSeconds } });

/** How far beats of the second are from the nearest of the first while both sound. */
function misses(first: Song, second: Song, plan: Crossfade): number[] {
    const [beats, others] = [first, second].map(({ track }) => track.analysis.rhythm.beats);
    if (!beats || !others) throw new Error('expected beats');
    const slower = Math.max(60 / beats.bpm, 60 / others.bpm / plan.rate);
    const quicker = Math.min(60 / beats.bpm, 60 / others.bpm / plan.rate);
    const misses: number[] = [];
    for (let beat = 0; beat * slower < plan.fadeToSeconds - plan.startSeconds; beat++) {
        const own = others.firstSeconds + beat * slower * plan.rate;
        const atSeconds = plan.startSeconds + (own - plan.secondFromSeconds) / plan.rate;
        const beatsAfter = (atSeconds - beats.firstSeconds) / quicker;
        misses.push(Math.abs(beatsAfter - Math.round(beatsAfter)) * quicker);
    }
    return misses;
}

test.each([
    [120, 120, 1],
    [120, 126, 120 / 126],
    [126, 120, 126 / 120],
    [87, 174, 1],
    [172, 88, 172 / 176],
])('at %s beats a minute a song of %s goes %s as fast, and its beats fall on beats', (bpm, otherBpm, rate) => {
    const [first, second] = [beat(bpm), beat(otherBpm, 0.17)];
    const plan = fadeBetween(first, second);
    expect(plan).toMatchObject({ kind: 'beats' });
    expect(plan.rate).toBeCloseTo(rate, 10);
    expect(Math.max(...misses(first, second, plan))).toBeLessThan(1e-9);
    expect(plan.fadeToSeconds).toBeLessThanOrEqual(200);
});

test.each([
    ['tempi further apart than can be mixed', beat(120), beat(130)],
    ['a song without a beat', songWith(), beat(120)],
    ['a tempo that is not sure', beat(120), songWith({ beats: { bpm: 120, firstSeconds: 0 }, tempoConfidence: 0.3 })],
    ['a beat that comes later', beat(120), beat(120, 30)],
    [
        'a second song that begins with much silence',
        beat(120),
        { ...beat(120), edges: { ...beat(120).edges, beginsSeconds: 9 } },
    ],
] as const)('%s: beats are not matched', (_, first, second) => {
    expect(fadeBetween(first, second)).toMatchObject({ kind: 'crossfade', rate: 1, returnSeconds: 0 });
});

test('songs that belong together follow each other without a fade', () => {
    const first = songWith({ album: 'Live', fileName: '01 Opening.flac' });
    const second = songWith({ album: 'Live', fileName: '02 Song.flac' });
    expect(planTransition(first, second)).toEqual({ kind: 'gapless', areTogether: true });
});

test('a song that is nearly over fades in what is left, and is followed without a fade where nothing is', () => {
    expect(fadeBetween(songWith(), songWith(), 197.5)).toMatchObject({ fadeFromSeconds: 197.5, fadeToSeconds: 200 });
    expect(planTransition(songWith(), songWith(), 199.5)).toEqual({ kind: 'gapless', areTogether: false });
});

test('whatever the songs, all of a plan lies in both, and matched beats coincide', () => {
    const random = randomNumbers(7);
    const anySong = (): Song => {
        const durationSeconds = 0.5 + 300 * random() ** 2;
        const begins = random() < 0.5 ? 0 : 0.2 * random() * durationSeconds;
        const ends = durationSeconds * (1 - 0.2 * random());
        return songWith({
            durationSeconds,
            beats: random() < 0.8 ? { bpm: 60 + 140 * random(), firstSeconds: 2 * random() } : null,
            edges: {
                beginsSeconds: begins,
                arrivedSeconds: begins + 0.1 * random() * durationSeconds,
                fadesSeconds: begins + random() * (ends - begins),
                endsSeconds: ends,
            },
        });
    };
    const kinds = new Set<string>();
    for (let i = 0; i < 2000; i++) {
        const [first, second] = [anySong(), anySong()];
        const notBefore = random() < 0.5 ? 0 : random() * first.track.analysis.durationSeconds;
        const plan = planTransition(first, second, notBefore);
        kinds.add(plan.kind);
        if (plan.kind === 'gapless') continue;
        const { startSeconds, fadeFromSeconds, fadeToSeconds, secondFromSeconds, rate } = plan;
        const places = [notBefore, startSeconds, fadeFromSeconds, fadeToSeconds, first.track.analysis.durationSeconds];
        const ordered = places.map((seconds) => Math.round(seconds * 1e9));
        expect(ordered).toEqual(ordered.toSorted((a, b) => a - b));
        expect(secondFromSeconds).toBeGreaterThanOrEqual(0);
        expect(secondFromSeconds).toBeLessThanOrEqual(second.edges.beginsSeconds);
        const secondAtEnd = secondFromSeconds + (fadeToSeconds - startSeconds) * rate;
        expect(secondAtEnd).toBeLessThanOrEqual(second.track.analysis.durationSeconds);
        expect(Math.abs(Math.log2(rate))).toBeLessThanOrEqual(Math.log2(1.06) + 1e-9);
        if (plan.kind === 'beats') expect(Math.max(0, ...misses(first, second, plan))).toBeLessThan(1e-6);
    }
    expect([...kinds].sort()).toEqual(['beats', 'crossfade', 'gapless']);
});
