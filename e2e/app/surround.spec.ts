import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { surroundKinds } from '../../fixtures/kinds/surround.ts';
import { fixture } from '../../fixtures/paths.ts';
import { hear } from '../hear.ts';

function ffmpegLufs(path: string): number {
    const report = spawnSync('ffmpeg', ['-nostats', '-i', path, '-af', 'ebur128', '-f', 'null', '-']).stderr.toString();
    return Number(/I:\s+(-[\d.]+) LUFS/.exec(report.slice(report.lastIndexOf('Summary:')))?.[1]);
}

test('a song of more than two channels is as loud as its file says by where each of them is', async ({ page }) => {
    await page.goto('/');
    for (const { name } of surroundKinds) {
        const outcome = await hear(page, `kinds/${name}`);
        const lufs = outcome.ok ? outcome.analysis.rhythm.loudnessLufs : null;
        expect.soft(Math.abs((lufs ?? 0) - ffmpegLufs(fixture(`kinds/${name}`))), name).toBeLessThan(0.5);
    }
});
