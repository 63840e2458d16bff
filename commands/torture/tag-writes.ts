/** Tags are written into many files, and the page is closed, reloaded, crashed or told to stop at some moment of it. */
import { createHash } from 'node:crypto';
import type { BrowserContext, Page } from '@playwright/test';
import type { Originals } from '../../fixtures/broken/mutants.ts';
import { openTagFile } from '../../src/tagging/open-tag-file.ts';
import { digestOf } from '../../src/tagging/same-bytes.ts';
import { library } from './stage.ts';
import type { Verdict } from './verdict.ts';

const formats = ['mp3', 'flac', 'm4a', 'fragmented.m4a', 'ogg', 'oga', 'opus', 'wav', 'rf64.wav', 'aiff'] as const;
/** Of each song, in as many files: all are written when its tags are. */
const copies = 24;
const notations = ['musical', 'camelot', 'open-key'];
const endings = ['closed', 'crashed', 'reloaded', 'stopped'] as const;

interface Options {
    readonly writes: number;
    /** Numbers from 0 to 1. */
    readonly random: () => number;
    readonly onRound?: (writes: number) => void;
}

/** Each file is afterwards what it was or what was asked for, and its sound and all else the same; no song is heard anew. */
export async function tortureTagWrites(
    context: BrowserContext,
    url: string,
    originals: Originals,
    { writes, random, onRound }: Options,
): Promise<Verdict> {
    await context.addInitScript(() => {
        const showDirectoryPicker = async () =>
            (await navigator.storage.getDirectory()).getDirectoryHandle('Music', { create: true });
        Object.assign(globalThis, { showDirectoryPicker });
    });
    let page = await openApp(context, url);
    const proofs = new Map<string, string>();
    for (const format of formats) {
        const bytes = originals.byFormat.get(format) ?? Buffer.alloc(0);
        proofs.set(format, await proofOf(bytes));
        await putCopies(page, format, bytes);
    }
    await page.getByRole('button', { name: 'Link a folder' }).last().click();
    await rested(page);

    const judge = createJudge(proofs);
    const broken = new Set<string>();
    const ends: Record<string, number> = {};
    let [asked, written] = [0, 0];
    // Of a song of which nothing is sure nothing can be written.
    for (let round = 0; asked < writes && round < writes; round++) {
        const before = await hashes(page);
        const files = await beginWriting(page, {
            song: round % formats.length,
            notation: notations[Math.floor(random() * 3)] ?? '',
        });
        if (files === 0) continue;
        asked += files;
        const ending = endings[Math.floor(random() * endings.length)] ?? 'closed';
        ends[ending] = (ends[ending] ?? 0) + 1;
        await new Promise((resolve) => setTimeout(resolve, random() * files * millisOfWrite));
        page = await end(page, ending, url);
        const after = await hashes(page);
        for (const [name, hash] of after) if (before.get(name) !== hash) written++;
        for (const fault of await judge(page, after)) broken.add(`${fault} (${ending} in round ${round + 1})`);
        onRound?.(asked);
    }
    await page.reload();
    await rested(page);
    if (asked < writes) broken.add(`there were only ${asked} writes to begin, not ${writes}`);
    const songs = await library(page).count();
    if (songs !== formats.length) broken.add(`${songs} songs stand in the library, not ${formats.length}`);
    const told = Object.entries(ends).map(([ending, rounds]) => `${ending} ${rounds} times`);
    return {
        broken: [...broken],
        figures: [
            `${asked} writes of tags begun, ${written} files replaced; the page ${told.join(', ')}; ${broken.size} files lost or damaged`,
        ],
    };
}

/** About as long as one takes, so that most are ended half-way. */
const millisOfWrite = 120;

async function openApp(context: BrowserContext, url: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForFunction(() => 'segue' in globalThis);
    return page;
}

/** Until the folder is looked through and nothing is left to be heard. */
async function rested(page: Page): Promise<void> {
    await library(page)
        .nth(formats.length - 1)
        .waitFor({ timeout: 300_000 });
    await page.getByRole('region', { name: 'Linked folders' }).waitFor({ state: 'hidden', timeout: 300_000 });
}

/** How many files are to be written; they are under way when it resolves. */
async function beginWriting(page: Page, { song, notation }: { song: number; notation: string }): Promise<number> {
    await library(page).nth(song).getByRole('button').first().click();
    await page
        .getByRole('button', { name: /^More for / })
        .first()
        .click();
    await page.getByRole('menuitem', { name: 'Write tags into files' }).click();
    const screen = page.getByRole('article');
    const button = screen.getByRole('button', { name: /^Write \d+ files?$/ });
    await button.waitFor({ timeout: 60_000 });
    await screen.getByLabel('Also replace what stands in a file already').check();
    await screen.getByLabel('Keys are written').selectOption(notation);
    const files = Number(/\d+/.exec(await button.innerText())?.[0] ?? 0);
    if (files > 0) await button.click();
    return files;
}

async function end(page: Page, ending: (typeof endings)[number], url: string): Promise<Page> {
    const context = page.context();
    if (ending === 'stopped') {
        const stop = page.getByRole('article').getByRole('button', { name: 'Stop' });
        // It may have ended by itself in the meantime.
        await stop.click({ timeout: 2000 }).catch(() => undefined);
        await page.getByRole('button', { name: 'Back to the song' }).waitFor();
        return page;
    }
    if (ending === 'reloaded') {
        await page.reload();
        await rested(page);
        return page;
    }
    if (ending === 'crashed') await crash(page);
    await page.close();
    const next = await openApp(context, url);
    await rested(next);
    return next;
}

async function crash(page: Page): Promise<void> {
    const devtools = await page.context().newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    devtools.send('Page.crash').catch(() => undefined);
    await crashed;
}

async function putCopies(page: Page, format: string, bytes: Buffer): Promise<void> {
    await page.evaluate(
        async ({ format, content, copies }) => {
            const music = await (await navigator.storage.getDirectory()).getDirectoryHandle('Music', { create: true });
            const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
            for (let i = 0; i < copies; i++) {
                const file = await music.getFileHandle(`${i}.${format}`, { create: true });
                const writing = await file.createWritable();
                await writing.write(bytes);
                await writing.close();
            }
        },
        { format, content: bytes.toString('base64'), copies },
    );
}

/** SHA-256 of each file in the folder, by name. */
async function hashes(page: Page): Promise<ReadonlyMap<string, string>> {
    const found = await page.evaluate(async () => {
        const music = await (await navigator.storage.getDirectory()).getDirectoryHandle('Music');
        const all: [string, string][] = [];
        for await (const handle of music.values()) {
            if (handle.kind !== 'file') continue;
            const bytes = await (await handle.getFile()).arrayBuffer();
            const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
            all.push([handle.name, Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')]);
        }
        return all;
    });
    return new Map(found);
}

async function bytesOf(page: Page, name: string): Promise<Buffer> {
    const content = await page.evaluate(async (name) => {
        const music = await (await navigator.storage.getDirectory()).getDirectoryHandle('Music');
        const bytes = new Uint8Array(await (await (await music.getFileHandle(name)).getFile()).arrayBuffer());
        let text = '';
        for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
        return btoa(text);
    }, name);
    return Buffer.from(content, 'base64');
}

/** Of the sound, and of all that is not written. */
async function proofOf(bytes: Buffer): Promise<string> {
    const file = new Blob([new Uint8Array(bytes)]);
    const opened = await openTagFile(file);
    if (typeof opened === 'string') return opened;
    return `${await digestOf(file, await opened.sound())} ${await digestOf(file, opened.others)}`;
}

/** Finds files that are missing, or are neither old nor new; each content is looked into once. */
function createJudge(proofs: ReadonlyMap<string, string>) {
    const known = new Map<string, boolean>();
    return async (page: Page, files: ReadonlyMap<string, string>): Promise<string[]> => {
        const faults: string[] = [];
        for (const format of formats) {
            for (let i = 0; i < copies; i++) {
                const name = `${i}.${format}`;
                const hash = files.get(name);
                if (hash === undefined) {
                    faults.push(`${name} is lost`);
                    continue;
                }
                let isWhole = known.get(hash);
                if (isWhole === undefined) {
                    const bytes = await bytesOf(page, name);
                    isWhole =
                        createHash('sha256').update(bytes).digest('hex') === hash &&
                        (await proofOf(bytes)) === proofs.get(format);
                    known.set(hash, isWhole);
                }
                if (!isWhole) faults.push(`${name} is damaged`);
            }
        }
        return faults;
    };
}
