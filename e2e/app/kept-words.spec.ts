import { recordsIn } from '../../commands/kept.ts';
import { fakeKey } from '../../fakes/youtube.ts';
import { databases } from '../../src/storage/names.ts';
import { expect, test } from '../services.ts';
import { api, ask, dayMillis, row, setStage } from '../youtube-stage.ts';

test('after a month a song kept from YouTube is a link, until its list is opened with a connection', async ({
    page,
    context,
    outside,
}) => {
    const stage = await setStage(page, outside, { key: fakeKey });
    await ask(page);
    await row(page, 'Everlong').getByRole('button', { name: 'Keep Everlong for later' }).click();
    const list = page.getByRole('dialog', { name: 'To hear later' });
    const openList = () => page.getByRole('button', { name: 'To hear later, 1 song' }).click();
    await openList();
    await expect(list.getByText('Everlong')).toBeVisible();
    await page.keyboard.press('Escape');
    const before = stage.asked(api).length;

    await stage.passTime(31 * dayMillis);
    await context.setOffline(true);
    await openList();
    await expect(list.getByText('A song from YouTube')).toBeVisible();
    await expect(list.getByRole('link', { name: /^YouTube/ })).toHaveAttribute(
        'href',
        'https://www.youtube.com/watch?v=fake-en-001',
    );
    await expect(list.getByRole('alert')).toHaveText('This device is offline, so YouTube cannot be asked.');
    expect(JSON.stringify(await recordsIn(page, databases.later))).not.toMatch(/Everlong|Foo Fighters|ytimg/);
    expect(stage.asked(api)).toHaveLength(before);
    await page.keyboard.press('Escape');

    await context.setOffline(false);
    await openList();
    await expect(list.getByText('Everlong')).toBeVisible();
    await expect(list.getByRole('alert')).toHaveCount(0);
    const [asked, ...more] = stage.asked(api).slice(before);
    expect(more).toEqual([]);
    expect(new URL(asked?.url() ?? '').searchParams.get('id')).toBe('fake-en-001');
    await stage.expectNothingLost();
});
