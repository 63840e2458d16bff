import { describe, expect, test } from 'vitest';
import { toM3u } from '../exports/m3u.ts';
import { homeOf, lineOf, locationOf, type Place } from '../exports/places.ts';
import { toRekordbox } from '../exports/rekordbox.ts';
import { contract, makeTrack } from '../library/track.fixture.ts';
import { type LibrarySong, songFinder } from './find-songs.ts';
import type { ListEntry } from './list.ts';
import { readListFile } from './read-list.ts';

/** The last part of the path is the file's name. */
function song(id: string, path: string | null, about: { title?: string; artist?: string; seconds?: number } = {}) {
    const { title = id, artist, seconds = 180 } = about;
    const fileName = path?.split('/').at(-1) ?? `${id}.mp3`;
    const names = { title, ...(artist !== undefined && { artist }) };
    const track = makeTrack({ id, fileName, ...names, analysis: { durationSeconds: seconds } });
    return { track, paths: path === null ? [] : [path] };
}

const find = (songs: readonly LibrarySong[], entry: Partial<ListEntry>) => songFinder(songs)({ place: '', ...entry });

const library = [
    song('one', 'Music/Björk/Homogenic/01 Intro.mp3'),
    song('other', 'Music/Air/Moon Safari/01 Intro.mp3'),
    song('alone', 'Music/100% #1?.mp3'),
];

describe('by where it lies', () => {
    test.each([
        ['Björk/Homogenic/01 Intro.mp3'],
        ['./Homogenic/01 Intro.mp3'],
        ['../Lists/../Homogenic/01 Intro.mp3'],
        ['/home/me/Music/Björk/Homogenic/01 Intro.mp3'],
        ['C:\\Users\\me\\Homogenic\\01 Intro.mp3'],
        ['\\\\server\\share\\Homogenic\\01 Intro.mp3'],
        ['homogenic\\01 INTRO.MP3'],
        ['file:///home/me/Homogenic/01%20Intro.mp3'],
        ['file://localhost/C:/M/Bj%C3%B6rk/Homogenic/01%20Intro.mp3'],
        ['Bjo\u0308rk/Homogenic/01 Intro.mp3'],
        ['Homogenic/01%20Intro.mp3'],
    ])('%s is the one song with that end', (place) => expect(find(library, { place })).toEqual({ trackId: 'one' }));

    test.each([
        ['100% #1?.mp3'],
        ['file:///x/100%25%20%231%3F.mp3'],
        ['100%25%20%231%3F.mp3'],
        ['file:///x/100% #1?.mp3'],
    ])('%s is one name, encoded or not', (place) => expect(find(library, { place })).toEqual({ trackId: 'alone' }));

    test('a name with a backslash in it is found, and so is one that only looks encoded', () => {
        const songs = [song('slash', 'M/a\\b.mp3'), song('percent', 'M/%41.mp3'), song('plain', 'M/A.mp3')];
        expect(find(songs, { place: 'M/a\\b.mp3' })).toEqual({ trackId: 'slash' });
        expect(find(songs, { place: 'M/%41.mp3' })).toEqual({ trackId: 'percent' });
    });

    test('case tells two apart where nothing else does', () => {
        const songs = [song('small', 'M/a.mp3'), song('large', 'M/A.mp3')];
        expect([find(songs, { place: 'x/A.mp3' }), find(songs, { place: 'x/a.mp3' })]).toEqual([
            { trackId: 'large' },
            { trackId: 'small' },
        ]);
    });

    test('a song that lies in two places is one song, by either', () => {
        const [{ track }] = [song('twice', 'M/a/x.mp3')];
        const songs = [{ track, paths: ['M/a/x.mp3', 'M/b/x.mp3'] }];
        for (const place of ['a/x.mp3', 'b/x.mp3', 'x.mp3'])
            expect(find(songs, { place })).toEqual({ trackId: 'twice' });
    });
});

test('a song of no folder is found by its file’s name, unless its length says otherwise', () => {
    const songs = [song('free', null)];
    expect(find(songs, { place: 'D:\\free.mp3', durationSeconds: 182 })).toEqual({ trackId: 'free' });
    expect(find(songs, { place: 'D:\\free.mp3', durationSeconds: 183 })).toEqual({ missing: 'not-in-library' });
    expect(find(songs, { place: 'free.mp3' })).toEqual({ trackId: 'free' });
});

test('names that several songs share are told apart by length and by title, and else not guessed', () => {
    const place = '/elsewhere/01 Intro.mp3';
    expect(find(library, { place })).toEqual({ missing: 'several' });
    const [one, other] = [
        song('one', 'M/a/01.mp3', { title: 'X', artist: 'A' }),
        song('two', 'M/b/01.mp3', { seconds: 300 }),
    ];
    expect(find([one, other], { place: '01.mp3', durationSeconds: 300 })).toEqual({ trackId: 'two' });
    const alike = song('three', 'M/c/01.mp3', { title: 'Y', artist: 'B' });
    expect(find([one, alike], { place: '01.mp3', title: 'B - Y', durationSeconds: 180 })).toEqual({ trackId: 'three' });
    expect(find([one, alike], { place: '01.mp3', title: 'C - Z', durationSeconds: 180 })).toEqual({
        missing: 'several',
    });
});

describe('by title, artist and length', () => {
    const songs = [song('joga', 'M/x.flac', { title: 'Jóga', artist: 'Björk', seconds: 305 })];
    test.each([
        [{ title: 'Joga', artist: 'Bjork', durationSeconds: 304 }, 'joga'],
        [{ title: 'Björk - Jóga', durationSeconds: 307 }, 'joga'],
        [{ title: 'Björk - Jóga', durationSeconds: 308 }, null],
        [{ title: 'Björk - Jóga' }, null],
        [{ title: 'Jóga', durationSeconds: 305 }, null],
        [{ title: 'Jóga', artist: 'Air', durationSeconds: 305 }, null],
    ])('%j is %j', (entry, trackId) =>
        expect(find(songs, { place: 'y.mp3', ...entry })).toEqual(
            trackId === null ? { missing: 'not-in-library' } : { trackId },
        ),
    );

    test('two that are alike are not guessed', () => {
        const twins = [
            ...songs,
            song('twin', 'M/z.mp3', { title: 'Jóga (Remastered)', artist: 'Björk', seconds: 306 }),
        ];
        expect(find(twins, { title: 'Jóga', artist: 'Björk', durationSeconds: 305 })).toEqual({ missing: 'several' });
    });
});

test('an address of a service or station is no song, whatever its name', () => {
    for (const place of ['http://radio.example/alone.mp3', 'HTTPS://x/100%25.mp3', 'mms://x/y'])
        expect(find(library, { place, title: 'x' })).toEqual({ missing: 'stream' });
});

test('ten thousand songs and as many entries are matched within seconds', () => {
    const songs = Array.from({ length: 10_000 }, (_, i) =>
        song(`s${i}`, `M/album ${Math.floor(i / 10)}/0${i % 10}.mp3`, { title: `T ${i}`, artist: `A ${i % 100}` }),
    );
    const finder = songFinder(songs);
    const began = performance.now();
    const found = songs.map((_, i) => finder({ place: `album ${Math.floor(i / 10)}/0${i % 10}.mp3` }));
    expect(found.map((one) => 'trackId' in one && one.trackId)).toEqual(songs.map(({ track }) => track.id));
    expect(performance.now() - began).toBeLessThan(5000);
});

const names = [
    'a.mp3',
    'A.mp3',
    '#1 & é.flac',
    '100%.wav',
    '%41.mp3',
    'e\u0301.mp3',
    ' space.mp3',
    'two\nlines.mp3',
    '夜 🌙.ogg',
];

describe('what is saved here is read back, and every song found', () => {
    const songs = ['one', 'x/y', 'x/z'].flatMap((folder) =>
        names.map((name) => ({
            ...song(`${folder}/${name}`, `Music/${folder}/${name}`, { artist: 'Same' }),
            path: `${folder}/${name}`,
        })),
    );
    const finder = songFinder(songs);
    const ids = songs.map(({ track }) => track.id);
    const found = async (file: File) => {
        const read = await readListFile(file, []);
        if (!read.ok) throw new Error(read.reason);
        return read.lists.map(({ entries }) => entries.map((entry) => finder(entry))).flat();
    };

    test.each([
        ['in its folder', {}],
        ['by whole paths', { f: '/Users/me/Music', g: '/x' }],
        ['by whole paths of Windows', { f: 'C:\\Music', g: 'D:\\' }],
    ])('M3U8 %s', async (_, paths) => {
        const places: Place[] = songs.map(({ path }) => ({ folderId: 'f', folderName: 'Music', path }));
        const others = 'g' in paths ? [{ folderId: 'g', folderName: 'G', path: 'g' }] : [];
        const home = homeOf([...places, ...others], paths);
        const text = toM3u(
            songs.map(({ track }, i) => ({
                place: lineOf(places[i] ?? null, track.fileName, home, paths),
                title: track.title,
                artist: 'Same',
                durationSeconds: 180.4,
            })),
        );
        expect(await found(new File([text], 'x.m3u8'))).toEqual(ids.map((trackId) => ({ trackId })));
    });

    test.each(['/Users/me/Music', 'C:\\Music'])('rekordbox XML of a folder at %s', async (folder) => {
        const text = toRekordbox(
            songs.map(({ track, path }) => ({
                track,
                location: locationOf(folder, path),
                genre: '',
                comment: '',
                playCount: 0,
            })),
            { contract, version: '1', name: 'All' },
        );
        expect(await found(new File([text], 'x.xml'))).toEqual(ids.map((trackId) => ({ trackId })));
    });
});
