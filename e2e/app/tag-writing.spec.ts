/** Tags are written into the files of a linked folder: shown first, then written, and put back. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { fixture } from '../../fixtures/paths.ts';

const rows = (page: Page) => page.getByRole('region', { name: 'Library' }).getByRole('listitem');
const screen = (page: Page) => page.getByRole('article');
const genres = /Genre\s*(.+)/;

test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
        const showDirectoryPicker = async () => {
            const root = await navigator.storage.getDirectory();
            return root.getDirectoryHandle('Music', { create: true });
        };
        Object.assign(globalThis, { showDirectoryPicker });
    });
    await page.goto('/');
});

async function put(page: Page, name: string, bytes: Buffer): Promise<void> {
    await page.evaluate(
        async ({ name, content }) => {
            const music = await (await navigator.storage.getDirectory()).getDirectoryHandle('Music', { create: true });
            const file = await music.getFileHandle(name, { create: true });
            const writing = await file.createWritable();
            await writing.write(Uint8Array.from(atob(content), (character) => character.charCodeAt(0)));
            await writing.close();
        },
        { name, content: bytes.toString('base64') },
    );
}

async function get(page: Page, name: string): Promise<Buffer> {
    const content = await page.evaluate(async (name) => {
        const music = await (await navigator.storage.getDirectory()).getDirectoryHandle('Music');
        const file = await (await music.getFileHandle(name)).getFile();
        const bytes = new Uint8Array(await file.arrayBuffer());
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    }, name);
    return Buffer.from(content, 'base64');
}

/** Links a folder with the song, and shows what would be written. */
async function preview(page: Page, name: string): Promise<Buffer> {
    const before = readFileSync(fixture(name));
    await put(page, name, before);
    await page.getByRole('button', { name: 'Link a folder' }).last().click();
    await expect(rows(page)).toHaveCount(1);
    await expect(page.getByRole('region', { name: 'Linked folders' })).toBeHidden();
    await rows(page).first().getByRole('button').first().click();
    await openMenu(page);
    return before;
}

async function openMenu(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'More for Evening Lines' }).first().click();
    await page.getByRole('menuitem', { name: 'Write tags into files' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Tags for your files' })).toBeVisible();
    await expect(screen(page).getByText(genres).first()).toBeVisible();
}

/** As ffprobe reads it, and the sound as it is decoded. */
async function probed(
    bytes: Buffer,
    name: string,
): Promise<{ readonly tags: Record<string, string>; readonly sound: string }> {
    const path = join(await mkdtemp(join(tmpdir(), 'segue-tags-')), name);
    await writeFile(path, bytes);
    const asked = ['-v', 'error', '-show_entries', 'format_tags:stream_tags', '-of', 'json', path];
    const { format, streams } = JSON.parse(execFileSync('ffprobe', asked, { encoding: 'utf8' }));
    const sound = execFileSync('ffmpeg', ['-v', 'error', '-i', path, '-map', '0:a', '-c', 'copy', '-f', 'md5', '-'], {
        encoding: 'utf8',
    });
    return { tags: { ...streams[0].tags, ...format.tags }, sound };
}

for (const name of ['tagged.mp3', 'piece.flac']) {
    test(`${name}: nothing is written before the press; then tags are, the song stays the one it was, and undo restores the file to the byte`, async ({ page }) => {
        const before = await preview(page, name);
        expect((await get(page, name)).equals(before)).toBe(true);
        await screen(page).getByLabel('Keys are written').selectOption('camelot');
        await screen(page).getByRole('button', { name: 'Write 1 file' }).click();
        await expect(screen(page).getByText('1 file is written.').first()).toBeVisible();

        const after = await get(page, name);
        const [was, is] = [await probed(before, name), await probed(after, name)];
        const bpm = Object.entries(is.tags).find(([tag]) => /^(TBPM|BPM)$/.test(tag))?.[1];
        const key = Object.entries(is.tags).find(([tag]) => /^(TKEY|INITIALKEY)$/.test(tag))?.[1];
        expect(Number(bpm)).toBeGreaterThan(50);
        expect(key).toMatch(/^\d+[AB]$/);
        expect(is.sound).toBe(was.sound);
        expect(is.tags).toMatchObject(was.tags);

        await page.reload();
        await expect(rows(page)).toHaveCount(1);
        await expect(page.getByRole('region', { name: 'Linked folders' })).toBeHidden();
        await put(page, 'copy.mp3', after);
        await page.reload();
        await expect(page.getByRole('region', { name: 'Linked folders' })).toBeHidden();
        await expect(rows(page)).toHaveCount(1);

        await rows(page).first().getByRole('button').first().click();
        await openMenu(page);
        await screen(page).getByRole('button', { name: /^Put back what stood in 1 file/ }).click();
        await expect(screen(page).getByText('1 file is as it was.').first()).toBeVisible();
        expect((await get(page, name)).equals(before)).toBe(true);
    });
} // prettier-ignore

test('tags of a whole folder; without the permission to write nothing is written, and that is said', async ({
    page,
}) => {
    const before = await preview(page, 'tagged.mp3');
    await screen(page).getByRole('button', { name: 'Back to the song' }).click();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Write tags into files: Music' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.evaluate(() =>
        Object.assign(FileSystemDirectoryHandle.prototype, {
            queryPermission: async ({ mode }: { mode: string }) => (mode === 'readwrite' ? 'prompt' : 'granted'),
            requestPermission: async () => 'denied',
        }),
    );
    await screen(page).getByRole('button', { name: 'Write 1 file' }).click();
    await expect(screen(page).getByText('The browser may not write in this folder: left as it is.')).toBeVisible();
    expect((await get(page, 'tagged.mp3')).equals(before)).toBe(true);
});

test('a song that lies in no linked folder is handed out as a copy with its tags', async ({ page }) => {
    await page.getByTestId('choose-songs').first().setInputFiles(fixture('tagged.mp3'));
    await expect(rows(page)).toHaveCount(1);
    await rows(page).first().getByRole('button').first().click();
    await openMenu(page);
    await expect(
        screen(page).getByText('1 lies in no linked folder: a copy of it is saved as a download.'),
    ).toBeVisible();
    const downloading = page.waitForEvent('download');
    await screen(page).getByRole('button', { name: 'Write 1 file' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('tagged.mp3');
    const is = await probed(readFileSync(await download.path()), 'tagged.mp3');
    expect(is.sound).toBe((await probed(readFileSync(fixture('tagged.mp3')), 'tagged.mp3')).sound);
    expect(Number(is.tags.TBPM)).toBeGreaterThan(50);
});

test('a song whose file is not at hand any more says so, and how to bring it back', async ({ page }) => {
    await page.getByTestId('choose-songs').first().setInputFiles(fixture('tagged.mp3'));
    await expect(rows(page)).toHaveCount(1);
    await page.reload();
    await rows(page).first().getByRole('button').first().click();
    await page.getByRole('button', { name: 'More for Evening Lines' }).first().click();
    await page.getByRole('menuitem', { name: 'Write tags into files' }).click();
    const says = screen(page).getByText('None of these files is at hand: drop them again, or link their folder.');
    await expect(says).toBeVisible();
    await expect(screen(page).getByText('Nothing would change')).toBeHidden();
});

test('an own label is written where it is chosen, as what programs call the grouping', async ({ page }) => {
    await preview(page, 'tagged.mp3');
    const choice = screen(page).getByRole('checkbox', { name: 'Your labels (grouping)' });
    await expect(choice).toHaveCount(0);
    await screen(page).getByRole('button', { name: 'Back to the song' }).click();
    await page.getByRole('button', { name: 'Own label' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'New label' }).fill('Sunday morning');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByRole('group', { name: 'Sunday morning' })).toBeVisible();
    await page.keyboard.press('Escape');
    await openMenu(page);
    await expect(choice).not.toBeChecked();
    await expect(screen(page).getByText('Sunday morning')).toHaveCount(0);
    await choice.check();
    await expect(screen(page).getByText('Sunday morning').first()).toBeVisible();
    await screen(page).getByRole('button', { name: 'Write 1 file' }).click();
    await expect(screen(page).getByText('1 file is written.').first()).toBeVisible();
    const { tags } = await probed(await get(page, 'tagged.mp3'), 'tagged.mp3');
    expect(tags).toMatchObject({ grouping: 'Sunday morning' });
});
