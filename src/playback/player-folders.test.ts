import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FileProblem } from '../folders/problems.ts';
import { FakeAudio } from './fake-audio.fixture.ts';
import { Player } from './player.svelte.ts';

let audio: FakeAudio;
let player: Player;
let inFolder: Map<string, Promise<File | FileProblem>>;

const file = (name: string) => new File(['x'], name);

beforeEach(() => {
    vi.stubGlobal('requestAnimationFrame', () => undefined);
    vi.spyOn(URL, 'createObjectURL').mockImplementation((of) => `blob:${(of as File).name}`);
    vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
    audio = new FakeAudio();
    inFolder = new Map([
        ['a', Promise.resolve(file('a.mp3'))],
        ['b', Promise.resolve(file('b.mp3'))],
    ]);
    const folders = {
        has: (trackId: string) => inFolder.has(trackId),
        fileOf: async (trackId: string) => (await inFolder.get(trackId)) ?? 'file-gone',
    };
    player = new Player({ newAudio: () => audio, folders });
});

afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
});

const playing = (name: string) => vi.waitFor(() => expect([player.playing, audio.src]).toEqual([true, `blob:${name}`]));

test('a song that lies in a linked folder is played from there', async () => {
    expect([player.canPlay('a'), player.canPlay('elsewhere')]).toEqual([true, false]);
    player.toggle('a');
    await playing('a.mp3');
    player.toggle('a');
    expect(player.playing).toBe(false);
});

test('it is sought there as well', async () => {
    player.seek('a', 12);
    await vi.waitFor(() => expect([player.trackId, audio.currentTime]).toEqual(['a', 12]));
});

test('the song that was asked for last is the one that plays', async () => {
    let deliver: (late: File) => void = () => undefined;
    inFolder.set('a', new Promise((resolve) => (deliver = resolve)));
    player.toggle('a');
    player.toggle('b');
    await playing('b.mp3');
    deliver(file('a.mp3'));
    await new Promise((done) => setTimeout(done));
    expect(player.trackId).toBe('b');
});

test('what comes from its folder only after the player was stopped does not play', async () => {
    let deliver: (late: File) => void = () => undefined;
    inFolder.set('a', new Promise((resolve) => (deliver = resolve)));
    player.toggle('a');
    player.stop();
    deliver(file('a.mp3'));
    await new Promise((done) => setTimeout(done));
    expect([player.trackId, player.playing]).toEqual([null, false]);
});

test('each time it is loaded its file is asked for anew, for it may have changed', async () => {
    player.toggle('a');
    await playing('a.mp3');
    player.toggle('b');
    await playing('b.mp3');
    inFolder.set('a', Promise.resolve(file('a, tagged.mp3')));
    player.toggle('a');
    await playing('a, tagged.mp3');
});

describe('where its file is written anew while it is loaded', () => {
    test('it plays on from the new one, from where it was', async () => {
        player.toggle('a');
        await playing('a.mp3');
        audio.currentTime = 31;
        player.replaceFile('a', file('a, tagged.mp3'));
        expect([player.playing, audio.src, audio.currentTime]).toEqual([true, 'blob:a, tagged.mp3', 31]);
        expect(player.positionSeconds).toBe(31);
    });

    test('it stays paused', async () => {
        player.seek('a', 12);
        await vi.waitFor(() => expect(player.trackId).toBe('a'));
        player.replaceFile('a', file('a, tagged.mp3'));
        expect([player.playing, audio.src, audio.currentTime]).toEqual([false, 'blob:a, tagged.mp3', 12]);
    });

    test('and was dropped as well, it is played from the new one in this visit, also after another song', async () => {
        player.remember('a', file('a.mp3'));
        player.toggle('a');
        player.replaceFile('a', file('a, tagged.mp3'));
        player.toggle('b');
        await playing('b.mp3');
        player.toggle('a');
        await playing('a, tagged.mp3');
    });

    test('while another song plays, that one plays on', async () => {
        player.remember('a', file('a.mp3'));
        player.toggle('b');
        await playing('b.mp3');
        player.replaceFile('a', file('a, tagged.mp3'));
        await playing('b.mp3');
        expect(player.fileOf('a')?.name).toBe('a, tagged.mp3');
    });
});

test.each(['not-permitted', 'folder-gone', 'file-gone', 'unreadable'] as const)(
    'a song that cannot be read (%s) is a problem until another plays, and what played before stops',
    async (problem) => {
        player.toggle('b');
        await playing('b.mp3');
        inFolder.set('a', Promise.resolve(problem));
        player.toggle('a');
        await vi.waitFor(() => expect(player.problem).toBe(problem));
        expect(player.playing).toBe(false);
        player.toggle('b');
        await playing('b.mp3');
        expect(player.problem).toBeNull();
    },
);
