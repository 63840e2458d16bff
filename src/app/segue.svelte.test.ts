import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Analyser } from '../analysis/analyser.ts';
import { Segue } from './segue.svelte.ts';
import type { Contract } from '../contract.ts';
import type { Outcome } from '../flow.ts';
import { libraryAt } from '../library/own-library.fixture.ts';
import { MemoryStorage } from '../storage/memory-storage.fixture.ts';
import { contract, makePicture, makeTrack } from '../library/track.fixture.ts';

/** The analyser's place: workers, and so the real one, are a browser's. Hearings end when the test says so. */
class ManualAnalyser implements Analyser {
    readonly concurrency = 1;
    isReachable = true;
    heard: Contract = contract;
    /** Where its description is of another version. */
    described: Contract | null = null;
    readonly choices: string[] = [];
    readonly hearings: { readonly name: string; readonly end: (outcome: Outcome) => void }[] = [];

    async contract(): Promise<Contract> {
        if (!this.isReachable) throw new Error('spec.json cannot be fetched');
        return this.heard;
    }

    async description(): Promise<Contract> {
        if (!this.isReachable) throw new Error('spec.json cannot be fetched');
        return this.described ?? this.heard;
    }

    async load(choice: string) {
        this.choices.push(choice);
        if (!this.isReachable) throw new Error('model.json cannot be fetched');
        return { name: choice === 'webgpu' ? ('webgpu' as const) : ('wasm' as const), patchMillis: 25 };
    }

    readonly listen = (): Promise<Outcome> => Promise.reject(new Error('expected files'));

    analyse(file: Blob, { signal }: { readonly signal?: AbortSignal } = {}): Promise<Outcome> {
        return new Promise((resolve, reject) => {
            signal?.addEventListener('abort', () => reject(signal.reason as Error));
            this.hearings.push({ name: (file as File).name, end: resolve });
        });
    }

    async decode(file: Blob): Promise<Blob> {
        return file;
    }

    dispose(): void {
        this.hearings.length = 0;
    }
}

let analyser: ManualAnalyser;
let app: Segue;

beforeEach(async () => {
    analyser = new ManualAnalyser();
    app = new Segue({ analyser, library: libraryAt() });
    await app.whole();
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

afterEach(() => {
    app.library.dispose();
    vi.restoreAllMocks();
});

const files = (...names: string[]) => names.map((name) => new File([name], name));
const heard: Outcome = { ok: true, analysis: makeTrack().analysis, picture: makePicture(), fileTags: {} };
const failed: Outcome = { ok: false, reason: 'not-audio', message: '' };

async function end(name: string, outcome: Outcome): Promise<void> {
    const hearing = await vi.waitFor(() => {
        const found = analyser.hearings.find((candidate) => candidate.name === name);
        if (!found) throw new Error(`expected ${name} to be heard`);
        return found;
    });
    hearing.end(outcome);
    await vi.waitFor(() => expect(app.queue.active.map(({ file }) => file.name)).not.toContain(name));
}

const selectedName = () => app.selection.track?.fileName ?? app.selection.item?.file.name ?? null;
const idOf = (fileName: string) => app.library.tracks.find((track) => track.fileName === fileName)?.id ?? '';

test('files can be dropped, heard and played before the second half is there', async () => {
    const early = new Segue({ analyser, library: libraryAt() });
    await early.start();
    early.add(files('a'));
    expect([early.isWhole, early.selection.item?.file.name]).toEqual([false, 'a']);
    await vi.waitFor(() => expect(analyser.hearings).toHaveLength(1));
    analyser.hearings[0]?.end(heard);
    await vi.waitFor(() => expect(early.library.tracks).toHaveLength(1));
    expect(early.player.canPlay(early.library.tracks[0]?.id ?? '')).toBe(true);
    early.library.dispose();
});

test('playlists among dropped files are read when the second half is there, and all else is heard', async () => {
    vi.stubGlobal('navigator', { languages: ['en'] });
    const early = new Segue({ analyser, library: libraryAt() });
    early.add([new File(['a.mp3'], 'evening.M3U8'), ...files('a')]);
    expect(early.queue.items.map(({ file }) => file.name)).toEqual(['a']);
    await vi.waitFor(() => expect(early.isWhole && early.playlistDesk.imports.lists).toHaveLength(1));
    early.library.dispose();
    vi.unstubAllGlobals();
});

test('starting reads the library and loads the network on the backend of the settings', async () => {
    expect(app.network.state).toBe('loading');
    await app.start();
    expect([app.library.state, app.network.state]).toEqual(['ready', 'ready']);
    expect(app.network.backend).toEqual({ name: 'wasm', patchMillis: 25 });
    expect(app.network.contract).toBe(contract);
});

test('choosing a backend loads the network on it', async () => {
    await app.start();
    await app.network.choose('webgpu');
    expect(app.settings.backend).toBe('webgpu');
    expect(analyser.choices).toEqual(['automatic', 'webgpu']);
    expect(app.network.backend?.name).toBe('webgpu');
});

test('of two choices in a hurry the last one stands', async () => {
    await Promise.all([app.network.choose('webgpu'), app.network.choose('wasm')]);
    expect([app.network.backend?.name, app.network.state]).toEqual(['wasm', 'ready']);
});

test('without a network the library works, and loading can be tried again', async () => {
    analyser.isReachable = false;
    await app.start();
    expect([app.library.state, app.network.state, app.network.contract]).toEqual(['ready', 'unavailable', null]);
    analyser.isReachable = true;
    await app.network.load();
    expect([app.network.state, app.network.contract]).toEqual(['ready', contract]);
});

test('a network that comes in another version than was told before is the one that is shown', async () => {
    await app.start();
    analyser.heard = { ...analyser.heard, version: '2.0.0' };
    await app.network.load();
    expect(app.network.contract?.version).toBe('2.0.0');
});

test('songs can be listed by its description before the network is there, which has the last word', async () => {
    analyser.described = { ...analyser.heard, version: '1.9.0' };
    const told = vi.spyOn(analyser, 'contract').mockReturnValue(new Promise(() => undefined));
    void app.start();
    await vi.waitFor(() => expect(app.network.contract?.version).toBe('1.9.0'));
    told.mockRestore();
    expect(await app.network.knownContract()).toBe(contract);
    expect(app.network.contract).toBe(contract);
});

test('a song that is heard after all shows that the network is back', async () => {
    analyser.isReachable = false;
    await app.start();
    app.add(files('a'));
    await vi.waitFor(() => expect(analyser.hearings).toHaveLength(1));
    analyser.isReachable = true;
    await end('a', heard);
    await vi.waitFor(() => expect(app.network.state).toBe('ready'));
});

test('the first of the dropped songs is on the screen while it is heard, and stays there', async () => {
    await app.start();
    app.add(files('a', 'b'));
    expect(app.selection.item?.file.name).toBe('a');
    await end('a', heard);
    expect([app.selection.track?.fileName, app.selection.item]).toEqual(['a', null]);
    await end('b', heard);
    expect(selectedName()).toBe('a');
    expect(app.player.canPlay(idOf('b'))).toBe(true);
});

test('a later drop shows its own first song, but not while another is being heard on the screen', async () => {
    await app.start();
    app.add(files('a'));
    app.add(files('b'));
    expect(selectedName()).toBe('a');
    await end('a', heard);
    await end('b', heard);
    app.add(files('c'));
    expect(selectedName()).toBe('c');
});

test('what was chosen by hand stays while others are heard', async () => {
    await app.start();
    app.add(files('a', 'b'));
    await end('a', heard);
    app.selection.select(idOf('a'));
    app.add(files('c'));
    await end('b', heard);
    expect(selectedName()).toBe('a');
    app.selection.selectItem(app.queue.items[2]?.id ?? 0);
    expect(selectedName()).toBe('c');
    await end('c', heard);
    expect(app.selection.track?.fileName).toBe('c');
});

test('a song that the library knows is shown at once', async () => {
    await app.start();
    app.add(files('a'));
    await end('a', heard);
    app.selection.select(null);
    app.add(files('a'));
    await vi.waitFor(() => expect(app.selection.track?.fileName).toBe('a'));
    expect(app.queue.items.at(-1)?.stage).toBe('already-known');
    app.selection.selectItem(app.queue.items.at(-1)?.id ?? 0);
    expect(app.selection.track?.fileName).toBe('a');
});

test('a failure gives way to the next song, or stays when there is none', async () => {
    await app.start();
    app.add(files('a', 'b'));
    await end('a', failed);
    expect(selectedName()).toBe('b');
    await end('b', failed);
    expect(app.selection.item?.reason).toBe('not-audio');
});

test('a cancelled song leaves the screen', async () => {
    await app.start();
    app.add(files('a'));
    app.queue.cancelAll();
    expect([app.selection.item, app.selection.track]).toEqual([null, null]);
});

test('a removed song leaves the screen, and another song does not', async () => {
    await app.start();
    app.add(files('a', 'b'));
    await end('a', heard);
    await end('b', heard);
    await app.remove([idOf('b')]);
    expect(selectedName()).toBe('a');
    expect(await app.remove([idOf('a')])).toMatchObject({ ok: true });
    expect([selectedName(), app.library.tracks]).toEqual([null, []]);
});

test('a song that cannot be removed stays on the screen', async () => {
    await app.start();
    app.add(files('a'));
    await end('a', heard);
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
        throw new DOMException('broken', 'UnknownError');
    });
    expect(await app.remove([idOf('a')])).toEqual({ ok: false, reason: 'storage-broken' });
    expect(selectedName()).toBe('a');
});

test('a song can be played while it is heard, by another id once it is known, and not when it was cancelled', async () => {
    await app.start();
    app.add(files('a', 'b'));
    const hearing = app.selection.soundId ?? '';
    expect(app.player.canPlay(hearing)).toBe(true);
    await end('a', heard);
    expect([app.selection.soundId, app.player.canPlay(hearing)]).toEqual([idOf('a'), false]);
    app.selection.selectItem(app.queue.active[0]?.id ?? 0);
    const cancelled = app.selection.soundId ?? '';
    expect(app.player.canPlay(cancelled)).toBe(true);
    app.queue.cancelAll();
    expect(app.player.canPlay(cancelled)).toBe(false);
});

test('the page that follows one that was left tells which songs were under way, until it is put away', async () => {
    vi.stubGlobal('sessionStorage', new MemoryStorage());
    const library = libraryAt();
    const next = () => new Segue({ analyser, library });
    const left = next();
    left.add(files('a', 'b', 'c'));
    left.queue.cancel(left.queue.items[2]?.id ?? 0);
    const following = next();
    expect(following.underWay.interrupted).toEqual(['a', 'b']);
    following.underWay.forgetInterrupted();
    expect(following.underWay.interrupted).toEqual([]);
    expect(next().underWay.interrupted).toEqual([]);
    library.dispose();
    vi.unstubAllGlobals();
});

test('songs that are heard again do not take the one on the screen away, and their sound stays at hand', async () => {
    await app.start();
    const [file] = files('older.mp3');
    if (!file) throw new Error('expected a file');
    app.add([file]);
    await vi.waitUntil(() => analyser.hearings.length === 1);
    const older = makeTrack({ analysis: { model: '0.9.0' } });
    analyser.hearings[0]?.end({ ok: true, analysis: older.analysis, picture: makePicture(), fileTags: {} });
    await vi.waitUntil(() => app.queue.active.length === 0);
    const { track } = app.selection;
    expect(app.player.fileOf(track?.id ?? '')).toBe(file);
    await app.hearAgain([track?.id ?? '']);
    await vi.waitUntil(() => analyser.hearings.length === 2);
    expect(app.selection.track).toBe(track);
    analyser.hearings[1]?.end({ ok: true, analysis: makeTrack().analysis, picture: makePicture(), fileTags: {} });
    await vi.waitUntil(() => app.queue.active.length === 0);
    expect(app.selection.track).toMatchObject({ id: track?.id, analysis: { model: contract.version } });
});
