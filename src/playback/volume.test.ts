import { expect, test } from 'vitest';
import { amplitudeOf, canSetVolume, Volume } from './volume.svelte.ts';

function setUp(kept = { volume: 0.5, isMuted: false }) {
    const player = { volume: 1 };
    return { player, kept, volume: new Volume({ player, kept }) };
}

test('a song sounds as loud as was kept from the first on', () => {
    expect(setUp().player.volume).toBe(0.25);
    expect(setUp({ volume: 0.5, isMuted: true }).player.volume).toBe(0);
});

test('half the way is 12 dB less, which sounds about half as loud', () => {
    expect(20 * Math.log10(amplitudeOf(0.5))).toBeCloseTo(-12, 1);
    expect([amplitudeOf(0), amplitudeOf(1)]).toEqual([0, 1]);
});

test('what was muted comes back as loud as it was, or as the slider is moved to', () => {
    const { player, kept, volume } = setUp();
    volume.isMuted = true;
    expect([player.volume, volume.position]).toEqual([0, 0]);
    volume.isMuted = false;
    expect(player.volume).toBe(0.25);
    volume.position = 0;
    expect([volume.isMuted, kept.volume]).toEqual([true, 0.5]);
    volume.position = 1;
    expect([volume.isMuted, player.volume]).toEqual([false, 1]);
});

test('a volume that cannot be set is told by what is read after it was', () => {
    expect(canSetVolume({ volume: 1 })).toBe(true);
    const fixed = Object.defineProperty({}, 'volume', { get: () => 1, set: () => undefined }) as { volume: number };
    expect(canSetVolume(fixed)).toBe(false);
});
