import { expect, test } from '@playwright/test';
import { allKinds } from '../../fixtures/kinds/kinds.ts';
import { hear } from '../hear.ts';

for (const { name, becomes } of allKinds) {
    const what = 'seconds' in becomes ? 'is heard whole' : `is refused as ${becomes.reason}, ${becomes.codec ?? ''}`;
    test(`${name} ${what}`, async ({ page }) => {
        await page.goto('/');
        const outcome = await hear(page, `kinds/${name}`);
        if (!('seconds' in becomes)) return expect(outcome).toMatchObject({ ok: false, ...becomes });
        if (!outcome.ok) throw new Error(`${outcome.reason}: ${outcome.message}`);
        const { durationSeconds, cautions, timeline } = outcome.analysis;
        expect(Math.abs(durationSeconds - becomes.seconds)).toBeLessThan(0.25);
        expect(timeline.at(-1)?.endSeconds).toBeCloseTo(durationSeconds, 0);
        expect(cautions.filter((caution) => caution !== 'short')).toEqual(becomes.caution ? [becomes.caution] : []);
    });
}
