import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeTrack } from '../library/track.fixture.ts';
import type { Track } from '../flow.ts';
import { Player } from './player.svelte.ts';
import { FakeChannel, RunningAudio } from './running-audio.fixture.ts';

let audios: RunningAudio[];
let channels: FakeChannel[];
let player: Player;
let following: string | null;
let isOn: boolean;
let sounds: boolean;
const told: string[] = [];
let tracks: Record<string, Track>;
/** Brings the song that lies in a folder. */
let deliver: () => void;

function song(id: string, parts: Partial<Track> = {}, bpm: number | null = null): Track {
    const rhythm = { ...makeTrack().analysis.rhythm, loudnessLufs: -12, tempoConfidence: 0.9 };
    const beats = bpm === null ? null : { firstSeconds: 0.25, bpm };
    return makeTrack({ id, ...parts, analysis: { durationSeconds: 200, rhythm: { ...rhythm, beats } } });
}

beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('requestAnimationFrame', () => undefined);
    vi.stubGlobal('document', { hidden: false });
    vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => `blob:${(file as File).name}`);
    vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
    [audios, channels, following, isOn, sounds] = [[], [], 'b', true, true];
    told.length = 0;
    tracks = { a: song('a'), b: song('b'), c: song('c') };
    player = new Player({
        newAudio: () => {
            audios.push(new RunningAudio(200));
            return audios.at(-1) as RunningAudio;
        },
        mixer: {
            connect: () => {
                channels.push(new FakeChannel());
                return sounds ? (channels.at(-1) ?? null) : null;
            },
            wake: async () => true,
            rest: () => undefined,
        },
        folders: {
            has: (id) => id === 'far',
            fileOf: () => new Promise((resolve) => (deliver = () => resolve(new File(['x'], 'far')))),
        },
        flow: { isOn: () => isOn, trackOf: (id) => tracks[id], pictureOf: async () => null },
        upNext: () => following,
        onAdvanced: (id) => {
            told.push(`advanced ${id}`);
            following = null;
        },
        onEnded: (id) => told.push(`ended ${id}`),
    });
    for (const id of ['a', 'b', 'c']) player.remember(id, new File(['x'], id));
});

afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
});

/** Plays the first song from there, and lets the time go on to another place in it. */
async function playFrom(seconds: number, toSeconds: number): Promise<void> {
    player.toggle('a');
    player.seek('a', seconds);
    await vi.advanceTimersByTimeAsync(1000 * (toSeconds - seconds));
}

test('a song goes over into the next by equal powers, and stops when it has gone', async () => {
    await playFrom(150, 197);
    expect([player.trackId, player.playing, told]).toEqual(['b', true, ['advanced b']]);
    expect(audios.map(({ paused }) => paused)).toEqual([false, false]);
    const [falling, rising] = channels.map(({ fades }) => fades[0]);
    const level = 10 ** (-6 / 20);
    expect([falling?.gains[0], rising?.gains.at(-1)].map((gain) => Number(gain?.toFixed(4)))).toEqual(
        [level, level].map((gain) => Number(gain.toFixed(4))),
    );
    expect(falling?.forSeconds).toBeCloseTo(4, 1);
    expect([falling?.inSeconds, falling?.forSeconds]).toEqual([rising?.inSeconds, rising?.forSeconds]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(audios.map(({ src }) => src)).toEqual(['', 'blob:b']);
    expect(told).toEqual(['advanced b']);
    await vi.advanceTimersByTimeAsync(200_000);
    expect(told).toEqual(['advanced b', 'ended b']);
});

test('on the beat the next song is heard with the beats of the first, and then gets its own tempo back', async () => {
    tracks = { a: song('a', {}, 120), b: song('b', {}, 124) };
    await playFrom(150, 197);
    const [first, second] = audios;
    if (!first || !second) throw new Error('expected two elements');
    expect([second.playbackRate, second.preservesPitch]).toEqual([120 / 124, true]);
    const heardBack = channels[1]?.heldBackSeconds ?? 0;
    const beats = (first.currentTime - 0.25) / 0.5;
    const ownBeats = (second.currentTime - heardBack * second.playbackRate - 0.25) / (60 / 124);
    // Stretched sound is ahead of its clock by 20 ms.
    const missSeconds = ((((beats - ownBeats) % 1) + 1.5) % 1) - 0.5;
    expect(missSeconds * 0.5).toBeCloseTo(0.02, 2);
    await vi.advanceTimersByTimeAsync(11_000);
    expect(second.playbackRate).toBeGreaterThan(120 / 124);
    expect(second.playbackRate).toBeLessThan(1);
    await vi.advanceTimersByTimeAsync(12_000);
    expect(second.playbackRate).toBe(1);
});

test('songs that belong together follow without a gap, at one level', async () => {
    tracks = { a: song('a', { album: 'Live', fileName: '1 A' }), b: song('b', { album: 'Live', fileName: '2 B' }) };
    await playFrom(150, 199.85);
    const [first, second] = audios;
    const untilEnd = 200 - (first?.currentTime ?? 0);
    await vi.advanceTimersByTimeAsync(100);
    expect(channels[1]?.heldBackSeconds).toBeGreaterThan(0);
    const heardAfter = (channels[1]?.heldBackSeconds ?? 0) - (second?.currentTime ?? 0);
    expect(heardAfter).toBeCloseTo(untilEnd - 0.1, 2);
    await vi.advanceTimersByTimeAsync(1000);
    expect([player.trackId, player.playing, told]).toEqual(['b', true, ['advanced b']]);
});

test('while both sound, pausing and seeking stop the first, and another song stops both', async () => {
    await playFrom(150, 197);
    player.toggle('b');
    expect(audios.map(({ paused, src }) => [paused, src])).toEqual([
        [true, ''],
        [true, 'blob:b'],
    ]);
    player.toggle('b');
    player.seek('b', 30);
    expect([player.playing, channels[1]?.gain]).toEqual([true, 10 ** (-6 / 20)]);
    player.toggle('c');
    expect([player.trackId, audios.filter(({ paused }) => !paused).map(({ src }) => src)]).toEqual(['c', ['blob:c']]);
});

test('a song that is paused before its end stays where it is', async () => {
    await playFrom(150, 170);
    player.toggle('a');
    await vi.advanceTimersByTimeAsync(60_000);
    expect([player.trackId, player.playing, told]).toEqual(['a', false, []]);
});

const ends = async (): Promise<void> => {
    await playFrom(150, 201);
    expect(told).toEqual(['ended a']);
};

test('switched off, a song ends', async () => {
    isOn = false;
    await ends();
});

test('without Web Audio a song ends', async () => {
    sounds = false;
    await ends();
});

test('a song that was not heard, or of which nothing is at hand, is not gone over into', async () => {
    delete tracks.b;
    await ends();
    told.length = 0;
    following = 'never dropped';
    await ends();
});

test('a song that a service streams begins when the other has ended', async () => {
    player.rememberStream('stream', { address: 'https://sound.example/stream', title: 'Night Shift' });
    tracks.stream = song('stream');
    following = 'stream';
    await ends();
});

test('a next song that the browser does not let begin leaves the first to its end', async () => {
    player.toggle('a');
    player.seek('a', 150);
    await vi.advanceTimersByTimeAsync(15_000);
    const second = audios[1];
    if (!second) throw new Error('expected the next song to be loaded');
    second.refusal = new DOMException('no press', 'NotAllowedError');
    await vi.advanceTimersByTimeAsync(40_000);
    expect([told, player.problem]).toEqual([['ended a'], null]);
});

test('in a hidden page whose timers come late a song ends, in one whose timers come it flows on', async () => {
    vi.stubGlobal('document', { hidden: true });
    const late = vi.spyOn(performance, 'now').mockImplementation(() => 10 * Date.now());
    player.toggle('a');
    await vi.advanceTimersByTimeAsync(25_000);
    expect(audios).toHaveLength(1);
    late.mockRestore();
    player.stop();
    await playFrom(150, 198);
    expect(told.at(-1)).toBe('advanced b');
});

test('the song that is to follow may change until the last moment', async () => {
    await playFrom(150, 180);
    following = 'c';
    await vi.advanceTimersByTimeAsync(17_000);
    expect([player.trackId, told]).toEqual(['c', ['advanced c']]);
});

test('a song that is not to follow any more does not, though it was about to begin', async () => {
    await playFrom(150, 195.7);
    following = null;
    await vi.advanceTimersByTimeAsync(6000);
    expect([player.trackId, told, channels[0]?.gain]).toEqual(['a', ['ended a'], 10 ** (-6 / 20)]);
});

test('one that is chosen to be next while another is about to begin follows instead', async () => {
    await playFrom(150, 195.2);
    following = 'c';
    await vi.advanceTimersByTimeAsync(6000);
    expect([player.trackId, player.playing, told]).toEqual(['c', true, ['advanced c']]);
});

test('one that is taken away while it has begun, and is not heard yet, is not gone over into', async () => {
    tracks = { a: song('a', { album: 'Live', fileName: '1 A' }), b: song('b', { album: 'Live', fileName: '2 B' }) };
    await playFrom(150, 199.85);
    expect(audios[1]?.paused).toBe(false);
    following = null;
    await vi.advanceTimersByTimeAsync(2000);
    expect([player.trackId, told, audios[1]?.src]).toEqual(['a', ['ended a'], '']);
});

test('a song that is fetched from its folder plays, though another was about to begin', async () => {
    await playFrom(150, 195.7);
    player.toggle('far');
    await vi.advanceTimersByTimeAsync(3000);
    deliver();
    await vi.advanceTimersByTimeAsync(10);
    expect([player.trackId, player.playing, told]).toEqual(['far', true, []]);
});

test('a next song that has no room to fade in sounds at its own level', async () => {
    const { b } = tracks;
    if (!b) throw new Error('expected the song');
    const rhythm = { ...b.analysis.rhythm, loudnessLufs: -24 };
    tracks.b = { ...b, analysis: { ...b.analysis, rhythm } };
    player.toggle('a');
    player.seek('a', 170);
    await vi.advanceTimersByTimeAsync(5000);
    player.seek('a', 198);
    await vi.advanceTimersByTimeAsync(3000);
    expect([told, channels[1]?.gain]).toEqual([['advanced b'], 1]);
});

test('a song that the device pauses and lets go on is followed all the same', async () => {
    await playFrom(150, 160);
    audios[0]?.pause();
    await vi.advanceTimersByTimeAsync(2000);
    void audios[0]?.play();
    await vi.advanceTimersByTimeAsync(37_000);
    expect(told).toEqual(['advanced b']);
});

test('when a song that was about to follow is forgotten, another follows', async () => {
    await playFrom(150, 180);
    following = 'c';
    player.forget('b');
    await vi.advanceTimersByTimeAsync(17_000);
    expect(told).toEqual(['advanced c']);
});

test('a song that begins late at the end of another is followed itself', async () => {
    tracks = {
        ...tracks,
        a: song('a', { album: 'Live', fileName: '1 A' }),
        b: song('b', { album: 'Live', fileName: '2 B' }),
    };
    player.toggle('a');
    player.seek('a', 170);
    await vi.advanceTimersByTimeAsync(5000);
    const second = audios[1];
    if (!second) throw new Error('expected the next song to be loaded');
    const play = second.play.bind(second);
    second.play = async () => {
        await new Promise((resolve) => setTimeout(resolve, 1500));
        await play();
    };
    await vi.advanceTimersByTimeAsync(28_000);
    expect(told).toEqual(['advanced b']);
    following = 'c';
    await vi.advanceTimersByTimeAsync(196_000);
    expect(told).toEqual(['advanced b', 'advanced c']);
});

test('a song that ends while the one before still fades has ended', async () => {
    await playFrom(150, 197);
    audios[1]?.end();
    expect(told).toEqual(['advanced b', 'ended b']);
});
