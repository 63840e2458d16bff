import { expect, test } from '@playwright/test';
import type { Outcome } from '../../src/flow.ts';
import type { Kind } from '../../fixtures/kinds/kind.ts';
import { allKinds } from '../../fixtures/kinds/kinds.ts';
import { hear } from '../hear.ts';

/** Of one page, whose network is loaded once. */
const atOnce = 19;

for (let start = 0; start < allKinds.length; start += atOnce) {
    const kinds = allKinds.slice(start, start + atOnce);
    test(`from ${kinds[0]?.name} to ${kinds.at(-1)?.name} each file becomes what its kind is to become`, async ({
        page,
    }) => {
        await page.goto('/');
        for (const { name, becomes } of kinds)
            expect.soft(became(await hear(page, `kinds/${name}`), becomes), name).toEqual(becomes);
    });
}

/** In the kind's own words, to within a quarter of a second. */
function became(outcome: Outcome, wanted: Kind['becomes']): object {
    if (!outcome.ok) return { reason: outcome.reason, ...(outcome.codec !== undefined && { codec: outcome.codec }) };
    const { durationSeconds, cautions, timeline } = outcome.analysis;
    const end = timeline.at(-1)?.endSeconds ?? 0;
    if (Math.abs(end - durationSeconds) > 0.5) return { timelineEnds: end, durationSeconds };
    const [caution, ...others] = cautions.filter((one) => one !== 'short');
    const isAsLong = 'seconds' in wanted && Math.abs(durationSeconds - wanted.seconds) < 0.25;
    return {
        seconds: isAsLong ? wanted.seconds : durationSeconds,
        ...(caution !== undefined && { caution }),
        ...(others[0] !== undefined && { also: others[0] }),
        ...('isExact' in wanted && { isExact: wanted.isExact }),
    };
}
