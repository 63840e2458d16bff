import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FileProblem } from '../../folders/problems.ts';
import { makeTrack } from '../../library/track.fixture.ts';
import { Player } from '../../playback/player.svelte.ts';
import { RunningAudio } from '../../playback/running-audio.fixture.ts';
import { Moments } from './moments.ts';

let player: Player;
let moments: Moments;
/** Brings the file that was asked of its folder, or says why there is none. */
let deliver: (file: File | FileProblem) => void;

const file = (name: string): File => new File(['x'], name);
/** Its typical moment is its middle. */
const song = (id: string, durationSeconds = 100) => makeTrack({ id, analysis: { durationSeconds, timeline: [] } });
const now = () => [player.trackId, player.playing, Math.round(player.positionSeconds)];
const wait = (millis: number) => vi.advanceTimersByTimeAsync(millis);

beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw, 16));
    vi.spyOn(URL, 'createObjectURL').mockImplementation((of) => `blob:${(of as File).name}`);
    vi.spyOn(URL, 'revokeObjectURL').mockReturnValue();
    player = new Player({
        newAudio: () => new RunningAudio(100),
        secondsOf: () => 100,
        folders: {
            has: (id) => id.startsWith('far'),
            fileOf: () => new Promise((resolve) => (deliver = resolve)),
        },
    });
    for (const id of ['a', 'b', 'before', 'chosen']) player.remember(id, file(id));
    moments = new Moments(player);
});
afterEach(() => {
    moments.goBack();
    player.stop();
    vi.useRealTimers();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
});

async function playBefore(): Promise<void> {
    player.playFrom('before', 30);
    await wait(3000);
    expect(now()).toEqual(['before', true, 33]);
}

test('a song that is pointed at for a while plays from its typical moment, and stops when it is left', async () => {
    moments.point(song('a'));
    await wait(100);
    expect(player.trackId).toBeNull();
    await wait(300);
    expect(now()).toEqual(['a', true, 50]);
    moments.point(null);
    expect(player.playing).toBe(false);
    await wait(1000);
    expect(now()).toEqual([null, false, 0]);
});

test('what it interrupts goes on where it was, after one moment or several', async () => {
    await playBefore();
    moments.point(song('a'));
    await wait(1000);
    moments.point(song('b'));
    await wait(500);
    expect(player.trackId).toBe('b');
    await wait(7900);
    expect(now()).toEqual(['before', true, 33]);
});

test('a song that plays already is not disturbed, and one whose sound is not at hand is silent', async () => {
    await playBefore();
    moments.point(song('before'));
    await wait(5000);
    expect(now()).toEqual(['before', true, 38]);
    moments.point(song('gone'));
    await wait(5000);
    expect(now()).toEqual(['before', true, 43]);
});

test('what the listener plays meanwhile stays, also when another moment is heard after it', async () => {
    await playBefore();
    moments.hear(song('a'));
    player.playFrom('chosen', 0);
    moments.goBack();
    await wait(0);
    expect(now()).toEqual(['chosen', true, 0]);
    moments.hear(song('a'));
    player.playFrom('chosen', 20);
    await wait(0);
    moments.hear(song('b'));
    await wait(8000);
    expect(now()).toEqual(['chosen', true, 20]);
});

test('what the listener plays just after a moment stays, and so does silence', async () => {
    await playBefore();
    moments.hear(song('a'));
    moments.point(null);
    player.playFrom('chosen', 0);
    await wait(2000);
    expect(now()).toEqual(['chosen', true, 2]);
    moments.hear(song('a'));
    moments.point(null);
    player.toggle('a');
    await wait(2000);
    expect(now()).toEqual(['a', true, 52]);
    moments.hear(song('b'));
    moments.point(null);
    player.stop();
    await wait(2000);
    expect(now()).toEqual([null, false, 0]);
});

test('where the listener pauses the moment, what it interrupted comes back paused', async () => {
    await playBefore();
    moments.hear(song('a'));
    await wait(2000);
    player.toggle('a');
    await wait(10_000);
    expect(now()).toEqual(['before', false, 33]);
});

test('where the listener stops the player, what was interrupted comes back paused', async () => {
    await playBefore();
    moments.hear(song('a'));
    await wait(2000);
    player.stop();
    await wait(10_000);
    expect(now()).toEqual(['before', false, 33]);
});

test('a moment that ends with its song pauses nothing', async () => {
    await playBefore();
    moments.hear(song('a', 192));
    await wait(5000);
    expect(now()).toEqual(['a', false, 100]);
    await wait(3000);
    expect(now()).toEqual(['before', true, 33]);
});

test('a file that comes when nobody points at its song any more does not play, and what sounds goes on', async () => {
    await playBefore();
    moments.point(song('far'));
    await wait(1000);
    expect(now()).toEqual(['before', true, 34]);
    moments.point(null);
    deliver(file('far'));
    await wait(2000);
    expect(now()).toEqual(['before', true, 36]);
});

test('it does not play where nothing sounds either', async () => {
    moments.hear(song('far'));
    moments.point(null);
    deliver(file('far'));
    await wait(2000);
    expect(now()).toEqual([null, false, 0]);
});

test('a file that comes late is heard from its moment, and then what it interrupted goes on', async () => {
    await playBefore();
    moments.hear(song('far'));
    await wait(1000);
    deliver(file('far'));
    await wait(1000);
    expect(now()).toEqual(['far', true, 51]);
    await wait(6000);
    expect(now()).toEqual(['before', true, 33]);
});

test('after a moment that was heard, one whose file has not come leads back as well', async () => {
    await playBefore();
    moments.hear(song('a'));
    await wait(1000);
    moments.hear(song('far'));
    await wait(1000);
    moments.point(null);
    await wait(700);
    expect(now()).toEqual(['before', true, 33]);
});

test.each(['file-gone', 'not-permitted'] as const)(
    'a file that is %s does not stop the music for good',
    async (why) => {
        await playBefore();
        moments.hear(song('far'));
        deliver(why);
        await wait(8000);
        expect(now()).toEqual(['before', true, 33]);
    },
);

test('what the listener asks for while a file is on its way comes, wherever it lies', async () => {
    await playBefore();
    moments.hear(song('far'));
    player.playFrom('far, chosen', 5);
    moments.goBack();
    deliver(file('chosen'));
    await wait(1000);
    expect(now()).toEqual(['far, chosen', true, 6]);
});
