import { expect, test } from 'vitest';
import {
    begun,
    emptyOrder,
    following,
    inserted,
    type PlayOrder,
    type QueuedSong,
    restored,
    shuffled,
} from './play-order.ts';

const many = 10_000;

/** Songs that count how often they are looked at. */
class Counted {
    looks = 0;
    #lastKey = 0;

    song(id: string, origin: QueuedSong['origin']): QueuedSong {
        const key = (this.#lastKey += 1);
        const look = <T>(value: T): T => {
            this.looks += 1;
            return value;
        };
        return {
            get id() {
                return look(id);
            },
            get key() {
                return look(key);
            },
            get origin() {
                return look(origin);
            },
        };
    }

    songs(count: number, origin: QueuedSong['origin'] = 'set'): readonly QueuedSong[] {
        return Array.from({ length: count }, (_, i) => this.song(`${origin} ${i}`, origin));
    }
}

function playing(counted: Counted): PlayOrder {
    const songs = counted.songs(many);
    const order = begun(emptyOrder, songs, songs[many / 2]?.key ?? 0);
    return inserted(order, counted.songs(many, 'chosen'), 'next');
}

test.each([false, true])(
    'thousands of songs that leave a list are looked at a few times each (by rules: %s)',
    (isRuled) => {
        const counted = new Counted();
        const order = playing(counted);
        const list = counted.songs(many).filter((_, i) => i % 3 === 0);
        counted.looks = 0;
        const next = following(order, list, { origin: 'set', isRuled });
        expect(counted.looks).toBeLessThan(20 * many);
        const ids = next.songs.map(({ id }) => id);
        expect(ids.length).toBeGreaterThan(many);
        expect(ids).not.toContain('set 9998');
    },
);

test('thousands of songs that were chosen by hand are looked at a few times each when nothing is shuffled any more', () => {
    const counted = new Counted();
    const order = shuffled(playing(counted), () => 0.5);
    counted.looks = 0;
    expect(restored(order).songs).toHaveLength(2 * many);
    expect(counted.looks).toBeLessThan(20 * many);
});
