import { expect, test } from 'vitest';
import { PlayCounter, type Sounding } from './play-counter.ts';

/** Looks once a second. */
function counting() {
    const played: string[] = [];
    const counter = new PlayCounter((id) => played.push(id));
    let at = 1000;
    const look = (parts: Partial<Sounding>, afterSeconds = 1): void =>
        counter.look(
            { trackId: 'a', playing: true, positionSeconds: 0, durationSeconds: 100, ...parts },
            (at += afterSeconds),
        );
    return { played, look };
}

function sound(look: ReturnType<typeof counting>['look'], seconds: number, parts: Partial<Sounding> = {}): void {
    for (let i = 0; i <= seconds; i += 1) look({ positionSeconds: i, ...parts });
}

test('a song counts once half of it has sounded', () => {
    const { played, look } = counting();
    sound(look, 49);
    expect(played).toEqual([]);
    look({ positionSeconds: 50 });
    expect(played).toEqual(['a']);
    sound(look, 49, { positionSeconds: 60 });
    expect(played).toEqual(['a']);
});

test('a long one counts after four minutes', () => {
    const { played, look } = counting();
    sound(look, 239, { durationSeconds: 3600 });
    expect(played).toEqual([]);
    look({ positionSeconds: 240, durationSeconds: 3600 });
    expect(played).toEqual(['a']);
});

test('what is paused, sought through or left before does not count', () => {
    const { played, look } = counting();
    sound(look, 300, { playing: false });
    look({ positionSeconds: 2 });
    look({ positionSeconds: 98 });
    sound(look, 40, { trackId: 'b' });
    sound(look, 40, { trackId: 'a' });
    expect(played).toEqual([]);
});

test('a song that begins anew counts again', () => {
    const { played, look } = counting();
    sound(look, 99);
    sound(look, 60);
    expect(played).toEqual(['a', 'a']);
});

test('a machine that slept for hours has not played', () => {
    const { played, look } = counting();
    look({ durationSeconds: 400 });
    look({ durationSeconds: 400 }, 7200);
    expect(played).toEqual([]);
});
