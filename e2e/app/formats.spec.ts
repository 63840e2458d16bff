import { expect, test } from '@playwright/test';
import { hear } from '../hear.ts';

const sounds = [
    { name: 'piece.wav', seconds: 42 },
    { name: 'tagged.mp3', seconds: 42 },
    { name: 'piece.flac', seconds: 42 },
    { name: 'piece.m4a', seconds: 42 },
    { name: 'piece.ogg', seconds: 42 },
    { name: 'piece.opus', seconds: 42 },
    { name: 'flac-named.mp3', seconds: 42 },
    { name: '8khz-mono.wav', seconds: 20 },
    { name: '192khz.flac', seconds: 20 },
    { name: 'surround.flac', seconds: 20 },
    { name: 'video.mp4', seconds: 20 },
];

for (const { name, seconds } of sounds) {
    test(`${name} is heard whole, with families, tempo, key and loudness`, async ({ page }) => {
        await page.goto('/');
        const outcome = await hear(page, name);
        if (!outcome.ok) throw new Error(`${outcome.reason}: ${outcome.message}`);
        const { analysis } = outcome;
        expect(Math.abs(analysis.durationSeconds - seconds)).toBeLessThan(0.3);
        expect(analysis.families.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 3);
        expect(analysis.timeline.at(-1)?.endSeconds).toBeCloseTo(analysis.durationSeconds, 0);
        expect(analysis.cautions).toEqual([]);
        expect([52, 104, 208].some((bpm) => Math.abs((analysis.rhythm.tempoBpm ?? 0) - bpm) < bpm * 0.03)).toBe(true);
        expect(analysis.rhythm.key).toMatchObject({ tonic: 'A', mode: 'minor' });
        expect(analysis.rhythm.loudnessLufs).toBeGreaterThan(-30);
        expect(analysis.rhythm.loudnessLufs).toBeLessThan(-10);
    });
}

test('the same sound in six formats is heard alike', async ({ page }) => {
    await page.goto('/');
    const embeddings: number[][] = [];
    for (const { name } of sounds.slice(0, 6)) {
        const outcome = await hear(page, name);
        if (!outcome.ok) throw new Error(`${name}: ${outcome.reason}`);
        embeddings.push(Object.values(outcome.analysis.embedding));
    }
    const [wav, ...others] = embeddings;
    for (const other of others) {
        const cosine = other.reduce((sum, value, i) => sum + value * (wav?.[i] ?? 0), 0);
        expect(cosine).toBeGreaterThan(0.9);
    }
});

test('title, artist, album, year and cover come from the tags of the file', async ({ page }) => {
    await page.goto('/');
    const outcome = await hear(page, 'tagged.mp3');
    expect(outcome).toMatchObject({
        ok: true,
        fileTags: { title: 'Evening Lines', artist: 'The Synthesisers', album: 'Own Scripts', year: 2026 },
    });
});
