import { describe, expect, test } from 'vitest';
import { toPicture, toRecord, toTrack, type Migration } from './schema.ts';
import { makePicture, makeTrack } from './track.fixture.ts';

const { title, ...trackOfOld } = makeTrack({ title: 'Old song' });
const nameToTitle: Migration = (track) => {
    const { name, ...rest } = track as Record<string, unknown>;
    if (typeof name !== 'string') throw new Error('expected a name');
    return { ...rest, title: name };
};
const shout: Migration = (track) => {
    const known = track as { title: string };
    return { ...known, title: known.title.toUpperCase() };
};

describe('a kept track', () => {
    test('is read as it was written', () => {
        const track = makeTrack({ artist: 'Someone', year: 1971, cover: new Blob(['x'], { type: 'image/jpeg' }) });
        expect(toTrack(toRecord(track))).toEqual(track);
    });

    test('of an older version goes through every migration after it, in order', () => {
        expect(toTrack({ version: 1, track: { ...trackOfOld, name: title } }, [nameToTitle, shout])?.title).toBe(
            'OLD SONG',
        );
        expect(toTrack({ version: 2, track: makeTrack({ title }) }, [nameToTitle, shout])?.title).toBe('OLD SONG');
        expect(toTrack({ version: 3, track: makeTrack({ title }) }, [nameToTitle, shout])?.title).toBe('Old song');
    });

    test('whose migration fails is left out, and its record left as it was', () => {
        const record = { version: 1, track: { ...trackOfOld, name: 5 } };
        const before = structuredClone(record);
        expect(toTrack(record, [nameToTitle])).toBeNull();
        expect(record).toEqual(before);
    });

    test('of a newer version than this one is left out', () => {
        expect(toTrack({ version: 2, track: makeTrack() }, [])).toBeNull();
    });

    test.each([
        ['nothing', undefined],
        ['a text', 'track'],
        ['no version', { track: makeTrack() }],
        ['version 0', { version: 0, track: makeTrack() }],
        ['no title', { version: 1, track: trackOfOld }],
        ['a genre that is no number', { version: 1, track: makeTrack({ analysis: { genres: [Number.NaN] } }) }],
        [
            'an embedding that is no number',
            { version: 1, track: makeTrack({ analysis: { embedding: new Float32Array([Number.NaN]) } }) },
        ],
        ['a cover that is no file', { version: 1, track: { ...makeTrack(), cover: 'x' } }],
    ])('is left out when it has %s', (_, kept) => {
        expect(toTrack(kept)).toBeNull();
    });
});

describe('a kept picture', () => {
    test('is read as it was written', () => {
        expect(toPicture(makePicture())).toEqual(makePicture());
    });

    test('with more or fewer levels than its bands and columns is left out', () => {
        expect(toPicture({ ...makePicture(), columns: 4 })).toBeNull();
        expect(toPicture({ ...makePicture(), levels: [1, 2] })).toBeNull();
        expect(toPicture(undefined)).toBeNull();
    });
});
