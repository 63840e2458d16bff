import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeAudio } from './fake-audio.fixture.ts';
import { Player } from './player.svelte.ts';

let audio: FakeAudio;
let player: Player;
let frame: (() => void) | null;

beforeEach(() => {
    vi.stubGlobal('requestAnimationFrame', (callback: () => void) => (frame = callback));
    vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => `blob:${(file as File).name}`);
    vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
    audio = new FakeAudio();
    player = new Player({ newAudio: () => audio });
    player.remember('a', new File(['x'], 'a.mp3'));
    player.remember('b', new File(['x'], 'b.mp3'));
});

afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
});

function drawFrame(): void {
    const callback = frame;
    frame = null;
    callback?.();
}

test('only songs that were dropped in this visit can be played', () => {
    expect([player.canPlay('a'), player.canPlay('never dropped')]).toEqual([true, false]);
    player.toggle('never dropped');
    player.seek('never dropped', 3);
    expect([player.trackId, audio.src]).toEqual([null, '']);
});

test('toggling plays, pauses and goes on', () => {
    player.toggle('a');
    expect([player.trackId, player.playing, audio.src]).toEqual(['a', true, 'blob:a.mp3']);
    player.toggle('a');
    expect([player.trackId, player.playing]).toEqual(['a', false]);
    player.toggle('a');
    expect(player.playing).toBe(true);
    expect(URL.createObjectURL).toHaveBeenCalledOnce();
});

test('a song that has sounded to its end is told of, one that is paused or replaced is not', () => {
    const onEnded = vi.fn();
    player = new Player({ newAudio: () => audio, onEnded });
    player.remember('a', new File(['x'], 'a.mp3'));
    player.remember('b', new File(['x'], 'b.mp3'));
    player.toggle('a');
    player.toggle('a');
    player.toggle('b');
    expect(onEnded).not.toHaveBeenCalled();
    audio.end();
    expect(onEnded.mock.calls).toEqual([['b']]);
});

test('the position follows the sound from frame to frame, and rests while it is paused', () => {
    player.toggle('a');
    audio.know(200);
    audio.currentTime = 1.5;
    drawFrame();
    expect([player.positionSeconds, player.durationSeconds]).toEqual([1.5, 200]);
    player.toggle('a');
    drawFrame();
    expect(frame).toBeNull();
});

test('another song replaces the one that plays, whose address is given back', () => {
    player.toggle('a');
    player.toggle('b');
    expect([player.trackId, player.playing, audio.src]).toEqual(['b', true, 'blob:b.mp3']);
    expect(URL.revokeObjectURL).toHaveBeenCalledExactlyOnceWith('blob:a.mp3');
});

test('seeking stays within the song and loads one that is not loaded without playing it', () => {
    player.seek('a', 12);
    expect([player.trackId, player.playing, player.positionSeconds, audio.currentTime]).toEqual(['a', false, 12, 12]);
    audio.know(200);
    player.seek('a', 500);
    expect(audio.currentTime).toBe(200);
    player.seek('a', -5);
    expect(audio.currentTime).toBe(0);
});

test('at its end a song stops playing', () => {
    player.toggle('a');
    audio.dispatchEvent(new Event('ended'));
    expect(player.playing).toBe(false);
});

test('a song that is replaced before it began is no problem', async () => {
    audio.refusal = new DOMException('interrupted', 'AbortError');
    player.toggle('a');
    await new Promise((resolve) => setTimeout(resolve));
    expect(player.problem).toBeNull();
});

test('stopping unloads the song and gives its address back', () => {
    player.toggle('a');
    player.stop();
    expect([player.trackId, player.playing, player.positionSeconds, audio.src]).toEqual([null, false, 0, '']);
    expect(URL.revokeObjectURL).toHaveBeenCalledExactlyOnceWith('blob:a.mp3');
    expect(player.canPlay('a')).toBe(true);
});

test('a song that gets another id while it plays goes on', () => {
    player.toggle('a');
    player.rename('a', 'new');
    expect([player.trackId, player.playing, player.canPlay('a'), player.canPlay('new')]).toEqual([
        'new',
        true,
        false,
        true,
    ]);
    player.rename('never dropped', 'b');
    player.toggle('b');
    expect(audio.src).toBe('blob:b.mp3');
});

test('a forgotten song stops and cannot be played any more; another goes on', () => {
    player.toggle('a');
    player.forget('b');
    expect([player.playing, player.canPlay('b')]).toEqual([true, false]);
    player.forget('a');
    expect([player.trackId, player.canPlay('a')]).toEqual([null, false]);
});

const stream = { address: 'https://sound.example/stream', title: 'Night Shift', artist: 'Kilo Verse' };

test('a stream plays from its own address, and nothing of it is fetched before', () => {
    player.rememberStream('audius:1', stream);
    expect([player.canPlay('audius:1'), audio.src]).toEqual([true, '']);
    expect(player.stream).toBeNull();
    player.toggle('audius:1');
    expect([player.trackId, player.playing, audio.src]).toEqual(['audius:1', true, stream.address]);
    expect(player.stream).toEqual(stream);
    audio.know(200);
    player.seek('audius:1', 30);
    expect(audio.currentTime).toBe(30);
    player.toggle('a');
    expect([audio.src, player.playing, player.stream]).toEqual(['blob:a.mp3', true, null]);
    player.toggle('audius:1');
    expect(URL.revokeObjectURL).toHaveBeenCalledExactlyOnceWith('blob:a.mp3');
    player.stop();
    expect([audio.src, player.playing]).toEqual(['', false]);
    expect(URL.revokeObjectURL).toHaveBeenCalledOnce();
});

test('a stream that breaks is a problem; an error after it was stopped is none', () => {
    player.rememberStream('audius:1', stream);
    player.toggle('audius:1');
    audio.dispatchEvent(new Event('error'));
    expect([player.problem, player.playing]).toEqual(['cannot-play', false]);
    player.stop();
    audio.dispatchEvent(new Event('error'));
    expect(player.problem).toBeNull();
});
