import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Progress } from '../analysis/protocol.ts';
import type { FileTags, Outcome } from '../flow.ts';
import { readCueSheets } from './cue-sheets.ts';
import { createIngest } from './ingest.ts';
import type { Library } from '../library/library.svelte.ts';
import { libraryAt } from '../library/own-library.fixture.ts';
import { makePicture, makeTrack } from '../library/track.fixture.ts';

let library: Library;
let modelVersion: string | null;

beforeEach(async () => {
    library = libraryAt();
    await library.load();
    modelVersion = '2.0.0';
});

afterEach(() => {
    library.dispose();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
});

const heardAs = (fileTags: FileTags = {}): Outcome => ({
    ok: true,
    analysis: makeTrack({ analysis: { model: modelVersion ?? '' } }).analysis,
    picture: makePicture(),
    fileTags,
});

/** An ingest whose analyser answers as told; `analyse` counts its calls. */
function makeIngest(answer: (file: Blob) => Outcome | Promise<Outcome> = () => heardAs()) {
    const analyse = vi.fn(async (file: Blob) => answer(file));
    const ingest = createIngest({ analyser: { analyse }, library, modelVersion: async () => modelVersion });
    return {
        analyse,
        ingest: (
            file: File,
            signal = new AbortController().signal,
            onProgress: (progress: Progress) => void = () => undefined,
        ) => ingest(file, { signal, onProgress }),
    };
}

const song = (content = 'sound', name = 'Tosh - Legalize.mp3') => new File([content], name);

test('a heard song is in the library with its picture, named by its file', async () => {
    const ingested = await makeIngest().ingest(song());
    expect(ingested).toMatchObject({ ok: true, known: false });
    const [track] = library.tracks;
    expect(track).toMatchObject({ fileName: 'Tosh - Legalize.mp3', title: 'Legalize', artist: 'Tosh' });
    expect(track?.id).toBe(ingested.ok && ingested.trackId);
    expect(await library.picture(track?.id ?? '')).toEqual(makePicture());
});

test("the file's own tags go before its name", async () => {
    await makeIngest(() => heardAs({ title: 'Legalize It', album: 'Legalize It', year: 1976 })).ingest(song());
    expect(library.tracks[0]).toMatchObject({ title: 'Legalize It', artist: 'Tosh', album: 'Legalize It', year: 1976 });
});

test('content that the library knows is not heard again, under any name', async () => {
    const { ingest, analyse } = makeIngest();
    const first = await ingest(song());
    const second = await ingest(song('sound', 'copy.mp3'));
    expect(second).toEqual({ ok: true, trackId: first.ok && first.trackId, known: true });
    expect(analyse).toHaveBeenCalledOnce();
});

test('a song heard by an older network is heard again and keeps its place', async () => {
    const { ingest, analyse } = makeIngest();
    await ingest(song());
    const before = library.tracks[0];
    modelVersion = '3.0.0';
    expect(await ingest(song())).toMatchObject({ ok: true, known: false });
    expect(analyse).toHaveBeenCalledTimes(2);
    expect(library.tracks).toHaveLength(1);
    expect(library.tracks[0]).toMatchObject({ addedAt: before?.addedAt, analysis: { model: '3.0.0' } });
});

test('without a network a known song is still recognised', async () => {
    const { ingest, analyse } = makeIngest();
    await ingest(song());
    modelVersion = null;
    expect(await ingest(song())).toMatchObject({ ok: true, known: true });
    expect(analyse).toHaveBeenCalledOnce();
});

test('the same content dropped twice at once is heard once', async () => {
    const { ingest, analyse } = makeIngest();
    const [one, copy, other] = await Promise.all([
        ingest(song()),
        ingest(song('sound', 'copy.mp3')),
        ingest(song('other')),
    ]);
    // Which of the two is read first is up to the browser.
    const known = [one, copy].map((ingested) => ingested.ok && ingested.known);
    expect(known.filter(Boolean)).toHaveLength(1);
    expect(other).toMatchObject({ ok: true, known: false });
    expect(analyse).toHaveBeenCalledTimes(2);
});

test('of two copies, the second is heard when the first fails', async () => {
    const answers: Outcome[] = [{ ok: false, reason: 'out-of-memory', message: '' }, heardAs()];
    const { ingest } = makeIngest(() => answers.shift() ?? heardAs());
    const ingested = await Promise.all([ingest(song()), ingest(song())]);
    expect(ingested).toContainEqual({ ok: false, reason: 'out-of-memory', message: '' });
    expect(ingested).toContainEqual(expect.objectContaining({ ok: true, known: false }));
});

test('a copy that waits for the first can be cancelled by itself', async () => {
    let endHearing: (outcome: Outcome) => void = () => undefined;
    const { ingest, analyse } = makeIngest(() => new Promise((resolve) => (endHearing = resolve)));
    const controller = new AbortController();
    const listens = vi.spyOn(controller.signal, 'addEventListener');
    const first = ingest(song());
    await vi.waitUntil(() => analyse.mock.calls.length > 0, { timeout: 60_000 });
    const second = ingest(song(), controller.signal);
    // It listens for an abort as soon as it waits.
    await vi.waitUntil(() => listens.mock.calls.length > 0, { timeout: 60_000 });
    controller.abort(new Error('cancelled'));
    await expect(second).rejects.toThrow('cancelled');
    expect(analyse).toHaveBeenCalledOnce();
    endHearing(heardAs());
    expect(await first).toMatchObject({ ok: true });
});

test('a song that is cancelled just before it is kept is not kept', async () => {
    const controller = new AbortController();
    const { ingest } = makeIngest(() => {
        controller.abort(new Error('cancelled'));
        return heardAs();
    });
    await expect(ingest(song(), controller.signal)).rejects.toThrow('cancelled');
    expect(library.tracks).toEqual([]);
});

test('a song that cannot be heard is told by its reason and not kept', async () => {
    const { ingest } = makeIngest(() => ({ ok: false, reason: 'silent', message: 'peak 0' }));
    expect(await ingest(song())).toMatchObject({ ok: false, reason: 'silent' });
    expect(library.tracks).toEqual([]);
});

test('a song that cannot be kept is told by its reason, and all that was heard in it can be read', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
        throw new DOMException('full', 'QuotaExceededError');
    });
    const onProgress = vi.fn();
    expect(await makeIngest().ingest(song(), undefined, onProgress)).toEqual({ ok: false, reason: 'storage-full' });
    const [told] = onProgress.mock.lastCall ?? [];
    expect(told).toMatchObject({ soFar: { embedding: makeTrack().analysis.embedding }, picture: makePicture() });
});

test('a file that the browser may not read is told so, without asking the network', async () => {
    const file = song();
    vi.spyOn(Blob.prototype, 'arrayBuffer').mockRejectedValue(new DOMException('gone', 'NotReadableError'));
    const { ingest, analyse } = makeIngest();
    expect(await ingest(file)).toEqual({ ok: false, reason: 'unreadable-file' });
    expect(analyse).not.toHaveBeenCalled();
});

test('a cover that is no picture is dropped, and the song kept', async () => {
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new DOMException('no picture', 'InvalidStateError')));
    await makeIngest(() => heardAs({ covers: [new Blob(['text'])] })).ingest(song());
    expect(library.tracks[0]).not.toHaveProperty('cover');
});

test('the next cover is tried where the first is no picture', async () => {
    const bitmap = { width: 1, height: 1, close: () => undefined };
    const decode = (cover: Blob) =>
        cover.size === 4 ? Promise.reject(new DOMException('', 'InvalidStateError')) : bitmap;
    vi.stubGlobal('createImageBitmap', decode);
    const small = new Blob(['small'], { type: 'image/jpeg' });
    const canvas = { getContext: () => ({ drawImage: () => undefined }), convertToBlob: () => Promise.resolve(small) };
    vi.stubGlobal('OffscreenCanvas', function OffscreenCanvas() {
        return canvas;
    });
    await makeIngest(() => heardAs({ covers: [new Blob(['text']), new Blob(['picture'])] })).ingest(song());
    expect(library.tracks[0]?.cover).toBe(small);
});

describe('a recording with its cue sheet', () => {
    const text = 'TITLE "Live"\nPERFORMER "The Band"\nFILE "CDImage.wav" WAVE\n';
    const songs = ['01', '02', '03'].map((n) => `TRACK ${n} AUDIO\nINDEX 01 ${n}:00:00\n`).join('');
    async function withSheet(): Promise<File> {
        const file = song('sound', 'CDImage.flac');
        await readCueSheets([new File([text, songs], 'CDImage.cue')], [file]);
        return file;
    }

    test('is named by it, and it is said that its songs were heard as one', async () => {
        await makeIngest().ingest(await withSheet());
        const about = { title: 'Live', artist: 'The Band', album: 'Live', parts: 3 };
        expect(library.tracks[0]).toMatchObject({ ...about, analysis: { cautions: ['several-parts'] } });
    });

    test('keeps its own tags', async () => {
        await makeIngest(() => heardAs({ title: 'Own', artist: 'Itself', parts: 4 })).ingest(await withSheet());
        expect(library.tracks[0]).toMatchObject({ title: 'Own', artist: 'Itself', album: 'Live', parts: 4 });
    });

    test('that was heard without it is told of it, and not heard again', async () => {
        const { ingest, analyse } = makeIngest();
        await ingest(song('sound', 'CDImage.flac'));
        expect(await ingest(await withSheet())).toMatchObject({ ok: true, known: true });
        expect(library.tracks).toMatchObject([
            { title: 'CDImage', parts: 3, analysis: { cautions: ['several-parts'] } },
        ]);
        expect(await library.picture(library.tracks[0]?.id ?? '')).toEqual(makePicture());
        expect(analyse).toHaveBeenCalledOnce();
    });
});
