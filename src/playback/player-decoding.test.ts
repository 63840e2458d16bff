import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Failure } from '../flow.ts';
import { FakeAudio } from './fake-audio.fixture.ts';
import { Player } from './player.svelte.ts';

interface Decoding {
    readonly name: string;
    readonly signal: AbortSignal;
    readonly end: (wav: Blob | Failure) => void;
}

let decodings: Decoding[];
let decodedSeconds: Record<string, number>;
const wav = new Blob(['RIFF']);
const tooLarge: Failure = { ok: false, reason: 'too-large', message: '' };

/** Decoding ends when the test says so. */
const decode = ({ name }: File, signal: AbortSignal) =>
    new Promise<Blob | Failure>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
        decodings.push({ name, signal, end: resolve });
    });

const settled = () => new Promise((resolve) => setTimeout(resolve));

/** Decodes what is asked for. */
async function decoded(result: Blob | Failure = wav): Promise<void> {
    decodings.at(-1)?.end(result);
    await settled();
}

let audio: FakeAudio;
let player: Player;
const failed = vi.fn();

beforeEach(() => {
    vi.stubGlobal('requestAnimationFrame', () => undefined);
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => `blob:${blob instanceof File ? blob.name : 'wav'}`);
    vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
    decodings = [];
    decodedSeconds = {};
    audio = new FakeAudio();
    failed.mockClear();
    const secondsOf = (trackId: string) => decodedSeconds[trackId];
    player = new Player({ newAudio: () => audio, decode, secondsOf, onFailed: failed });
    player.remember('a', new File(['x'], 'a.mp3'));
    player.remember('b', new File(['x'], 'b.mp3'));
});

afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
});

test('a song that neither the browser plays nor anything decodes is a problem until another is tried', async () => {
    player.toggle('a');
    audio.refuse();
    expect([player.problem, player.playing]).toEqual([null, true]);
    await decoded(tooLarge);
    expect([player.problem, player.playing]).toEqual(['cannot-play', false]);
    player.toggle('a');
    await settled();
    expect([player.problem, player.playing, decodings.length]).toEqual(['cannot-play', false, 1]);
    player.toggle('b');
    expect(player.problem).toBeNull();
});

test('without anything that decodes, a file that breaks while it plays is a problem at once', () => {
    player = new Player({ newAudio: () => audio });
    player.remember('a', new File(['x'], 'a.mp3'));
    player.toggle('a');
    audio.refuse();
    expect([player.problem, player.playing]).toEqual(['cannot-play', false]);
});

test('a file that the browser cannot play is decoded, and plays from where it was asked to', async () => {
    player.seek('a', 12);
    player.toggle('a');
    audio.refuse();
    player.seek('a', 30);
    expect([player.playing, player.positionSeconds, decodings.map(({ name }) => name)]).toEqual([true, 30, ['a.mp3']]);
    await decoded();
    expect([audio.src, audio.currentTime, audio.paused, player.problem]).toEqual(['blob:wav', 30, false, null]);
    expect(URL.revokeObjectURL).toHaveBeenCalledExactlyOnceWith('blob:a.mp3');
});

test('one that is refused without an event, too; what is paused meanwhile stays paused', async () => {
    const load = vi.spyOn(audio, 'play').mockRejectedValueOnce(new DOMException('', 'NotSupportedError'));
    player.toggle('a');
    await settled();
    expect(player.playing).toBe(true);
    player.toggle('a');
    expect(player.playing).toBe(false);
    await decoded();
    expect([audio.src, audio.paused, load.mock.calls.length]).toEqual(['blob:wav', true, 1]);
    player.toggle('a');
    expect(player.playing).toBe(true);
});

test('what the browser lets begin by a press alone waits for it, and is not taken for broken', async () => {
    vi.spyOn(audio, 'play').mockRejectedValueOnce(new DOMException('', 'NotAllowedError'));
    player.toggle('a');
    await settled();
    expect([player.problem, decodings.length, failed.mock.calls]).toEqual(['needs-press', 0, []]);
    player.toggle('a');
    await settled();
    expect([player.problem, player.playing]).toEqual([null, true]);
});

test('a file that goes on with the times of what it was cut out of plays by the song’s own time', async () => {
    decodedSeconds['a'] = 40;
    audio.beginnings = { 'blob:a.mp3': 30 };
    player.toggle('a');
    audio.know(70);
    expect([player.positionSeconds, audio.currentTime]).toEqual([0, 30]);
    player.seek('a', 5);
    expect([player.positionSeconds, audio.currentTime]).toEqual([5, 35]);
    audio.currentTime = 37;
    audio.refuse();
    await decoded();
    expect([audio.src, audio.currentTime]).toEqual(['blob:wav', 7]);
    player.seek('a', 20);
    expect(audio.currentTime).toBe(20);
});

test('one that was sought before it could play is put there by its own time', () => {
    audio.beginnings = { 'blob:a.mp3': 3600 };
    audio.loadsLater = true;
    player.seek('a', 10);
    player.seek('a', 20);
    audio.begin();
    expect([player.positionSeconds, audio.currentTime]).toEqual([20, 3620]);
});

test('where it was sought to lies beyond the end that the element takes it to have, it waits for the decoded sound', async () => {
    decodedSeconds['a'] = 20;
    audio.beginnings = { 'blob:a.mp3': 4 };
    audio.loadsLater = true;
    player.seek('a', 17);
    player.toggle('a');
    audio.know(20);
    expect(decodings).toHaveLength(0);
    audio.begin();
    expect([player.positionSeconds, audio.paused]).toEqual([17, true]);
    await decoded();
    expect([audio.src, audio.currentTime, audio.paused]).toEqual(['blob:wav', 17, false]);
});

test('a file that breaks while it plays goes on from there', async () => {
    player.toggle('a');
    audio.currentTime = 40;
    audio.refuse();
    await decoded();
    expect([audio.src, audio.currentTime, player.playing]).toEqual(['blob:wav', 40, true]);
    audio.refuse();
    expect([player.problem, player.playing]).toEqual(['cannot-play', false]);
});

test.each([200.4, 199.6])('a browser that says %s s of 200 s plays the file itself', (seconds) => {
    decodedSeconds = { a: 200 };
    player.toggle('a');
    audio.know(seconds);
    expect([decodings.length, player.durationSeconds]).toEqual([0, 200]);
});

test.each([140, 260, Infinity])('one that says %s s plays on until the file is decoded', async (seconds) => {
    decodedSeconds = { a: 200 };
    player.toggle('a');
    audio.know(seconds);
    audio.currentTime = 3;
    expect([player.playing, audio.src, player.durationSeconds]).toEqual([true, 'blob:a.mp3', 200]);
    await decoded();
    expect([audio.src, audio.currentTime, player.playing]).toEqual(['blob:wav', 3, true]);
    audio.know(200);
    player.seek('a', 190);
    expect([audio.currentTime, decodings.length]).toEqual([190, 1]);
});

test('the length is compared as soon as the song was heard, and not where it is too long to be decoded', async () => {
    player.toggle('a');
    audio.know(140);
    expect([decodings.length, player.durationSeconds]).toEqual([0, 140]);
    decodedSeconds = { heard: 200 };
    player.rename('a', 'heard');
    expect([decodings.length, player.durationSeconds]).toEqual([1, 200]);
    await decoded(tooLarge);
    expect([player.playing, player.problem, audio.src]).toEqual([true, null, 'blob:a.mp3']);
});

test('what lies behind the end that the browser guessed is waited for', async () => {
    decodedSeconds = { a: 200 };
    player.toggle('a');
    audio.know(140);
    player.seek('a', 190);
    expect([player.playing, player.positionSeconds, audio.paused]).toEqual([true, 190, true]);
    await decoded();
    expect([audio.currentTime, player.playing]).toEqual([190, true]);
});

test('a song that ends too early for the browser waits for the rest, or ends where there is none', async () => {
    decodedSeconds = { a: 200, b: 200 };
    player.toggle('a');
    audio.know(140);
    audio.end();
    expect(player.playing).toBe(true);
    await decoded();
    expect([audio.src, audio.currentTime, player.playing]).toEqual(['blob:wav', 140, true]);
    player.toggle('b');
    audio.know(140);
    audio.end();
    await decoded(tooLarge);
    expect([player.playing, player.problem]).toEqual([false, null]);
});

test('another song ends the decoding, whose sound is not played', async () => {
    player.toggle('a');
    audio.refuse();
    player.toggle('b');
    expect(decodings[0]?.signal.aborted).toBe(true);
    await decoded();
    expect([audio.src, player.playing, player.problem]).toEqual(['blob:b.mp3', true, null]);
});
