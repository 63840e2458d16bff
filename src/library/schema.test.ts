import { describe, expect, test } from 'vitest';
import { noRhythm } from '../features/no-rhythm.ts';
import { toPicture, toRecord, toTrack, type Migration } from './schema.ts';
import { makePicture, makeTrack } from './track.fixture.ts';

/** What is kept of a song, before its version is written on it. */
const keep = (parts?: Parameters<typeof makeTrack>[0]) => toRecord(makeTrack(parts)).track as object;
const { title, ...trackOfOld } = keep({ title: 'Old song' }) as Record<string, unknown>;
const nameToTitle: Migration = (track) => {
    const { name, ...rest } = track as Record<string, unknown>;
    if (typeof name !== 'string') throw new Error('expected a name');
    return { ...rest, title: name };
};
const shout: Migration = (track) => {
    const known = track as { title: string };
    return { ...known, title: known.title.toUpperCase() };
};

const mbid = (digit: string): string => [8, 4, 4, 4, 12].map((length) => digit.repeat(length)).join('-');

describe('a kept track', () => {
    test('is read as it was written', () => {
        const cover = new Blob(['x'], { type: 'image/jpeg' });
        const analysis = { classes: [0.25, 1], moods: [0.75, 0] };
        const ids = { recordingId: mbid('a'), artistIds: [mbid('b'), mbid('c')] };
        const artists = ['Someone', 'Another'];
        const track = makeTrack({ artist: artists.join(', '), artists, ...ids, year: 1971, cover, analysis });
        expect(toTrack(toRecord(track))).toEqual(track);
    });

    test('of an older version goes through every migration after it, in order', () => {
        expect(toTrack({ version: 1, track: { ...trackOfOld, name: title } }, [nameToTitle, shout])?.title).toBe(
            'OLD SONG',
        );
        expect(toTrack({ version: 2, track: keep({ title: 'Old song' }) }, [nameToTitle, shout])?.title).toBe(
            'OLD SONG',
        );
        expect(toTrack({ version: 3, track: keep({ title: 'Old song' }) }, [nameToTitle, shout])?.title).toBe(
            'Old song',
        );
    });

    test('whose migration fails is left out, and its record left as it was', () => {
        const record = { version: 1, track: { ...trackOfOld, name: 5 } };
        const before = structuredClone(record);
        expect(toTrack(record, [nameToTitle])).toBeNull();
        expect(record).toEqual(before);
    });

    describe('of a network that heard the papers’ genres alone', () => {
        const { analysis: whole } = keep() as { analysis: Record<string, unknown> };
        const heard = { ...whole, families: undefined, styles: undefined, moods: undefined, quadrants: undefined };
        const timeline = Float64Array.of(0, 10, 0.7, 0.3);
        const nothing = { families: [], styles: [], moods: [], quadrants: [], timeline: [] };

        test('is read without what it did not hear', () => {
            const analysis = { ...heard, timeline, classes: [0.5], novelty: 0.75 };
            expect(toTrack({ version: 2, track: { ...keep(), analysis } })?.analysis).toEqual({
                ...makeTrack().analysis,
                ...nothing,
                classes: [0.5],
            });
            expect(toTrack({ version: 4, track: { ...keep(), analysis } })).toBeNull();
        });

        test('is read without classes where it is of version 1', () => {
            const { classes, ...analysis }: Record<string, unknown> = { ...heard, timeline };
            const read = toTrack({ version: 1, track: { ...keep(), analysis } })?.analysis;
            expect(read).toEqual({ ...makeTrack().analysis, ...nothing, classes });
        });
    });

    test('of version 2 was heard without more of its rhythm than tempo, key and loudness', () => {
        const { tempoBpm, key, loudnessLufs } = makeTrack().analysis.rhythm;
        const analysis = { ...(keep() as { analysis: object }).analysis, rhythm: { tempoBpm, key, loudnessLufs } };
        const heard = toTrack({ version: 2, track: { ...keep(), analysis } })?.analysis.rhythm;
        expect(heard).toEqual({ ...noRhythm, tempoBpm, key, loudnessLufs });
        expect(toTrack({ version: 3, track: { ...keep(), analysis } })).toBeNull();
    });

    test('with beats and changes of tempo is read as it was written', () => {
        const beats = { firstSeconds: 0.25, bpm: 99.98 };
        const rhythm = { ...noRhythm, tempoBpm: 99.98, beats, tempoChanges: [{ atSeconds: 60, bpm: 120 }] };
        const track = makeTrack({ analysis: { rhythm } });
        expect(toTrack(toRecord(track))).toEqual(track);
    });

    test('of a newer version than this one is left out', () => {
        expect(toTrack({ version: 2, track: keep() }, [])).toBeNull();
    });

    test.each([
        ['nothing', undefined],
        ['a text', 'track'],
        ['no version', { track: keep() }],
        ['version 0', { version: 0, track: keep() }],
        ['no title', { version: 4, track: trackOfOld }],
        ['a family that is no number', { version: 4, track: keep({ analysis: { families: [Number.NaN] } }) }],
        [
            'an embedding that is no number',
            { version: 4, track: keep({ analysis: { embedding: new Float32Array([Number.NaN]) } }) },
        ],
        ['a class that is no number', { version: 4, track: keep({ analysis: { classes: [Number.NaN] } }) }],
        ['a mood that is no number', { version: 4, track: keep({ analysis: { moods: [Infinity] } }) }],
        ['a timeline of broken moments', { version: 4, track: keep({ analysis: { families: [0.5, 0.5] } }) }],
        ['a cover that is no file', { version: 4, track: { ...keep(), cover: 'x' } }],
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
