import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { noRhythm } from '../features/no-rhythm.ts';
import { contract, makeTrack } from '../library/track.fixture.ts';
import { toM3u } from './m3u.ts';
import { absolutePath, folderPathOf, homeOf, lineOf, locationOf, type Place } from './places.ts';
import { toRekordbox } from './rekordbox.ts';
import { columns, factsAsCsv, factsAsJson, songFacts } from './song-facts.ts';

/** What stands in Python's own readers' eyes in the text. */
const python = (program: string, text: string): unknown =>
    JSON.parse(execFileSync('python3', ['-c', program], { input: text, encoding: 'utf8' }));

/** What libxml2 finds wrong by our schema of rekordbox XML; empty where nothing is. */
function faultsOf(text: string): string {
    const schema = fileURLToPath(new URL('rekordbox.xsd', import.meta.url));
    const { status, stderr } = spawnSync('xmllint', ['--noout', '--schema', schema, '-'], {
        input: text,
        encoding: 'utf8',
    });
    return status === 0 ? '' : stderr;
}

const hostile = ['=1+1', 'a "b" & <c>', '夜に駆ける 🌙', 'שלום עולם', 'two\nlines', 'bell\u0007 \ud800 half'];

const place = (folderId: string, path: string): Place => ({ folderId, folderName: `Folder ${folderId}`, path });

test.each([
    [' /Users/me/Music/ ', '/Users/me/Music'],
    ['"C:\\Users\\me\\Music\\"', 'C:\\Users\\me\\Music'],
    ['D:\\', 'D:'],
    ['\\\\server\\music', '\\\\server\\music'],
    ['/', '/'],
    ['Music', null],
    ['~/Music', null],
    ['', null],
])('%j as where a folder lies is %j', (text, path) => expect(folderPathOf(text)).toBe(path));

test('a song’s address is as rekordbox writes it', () => {
    expect(locationOf('/Users/me/My Music', 'a/#1 & é.mp3')).toBe(
        'file://localhost/Users/me/My%20Music/a/%231%20%26%20%C3%A9.mp3',
    );
    expect(locationOf('C:\\Music', 'a/b.mp3')).toBe('file://localhost/C:/Music/a/b.mp3');
    expect([absolutePath('C:\\Music', 'a/b.mp3'), absolutePath('/', 'a.mp3')]).toEqual([
        'C:\\Music\\a\\b.mp3',
        '/a.mp3',
    ]);
});

test('a list of one folder belongs into it; of several anywhere, where it is known where they lie, else beside them', () => {
    const [one, two] = [place('1', 'x/a.mp3'), place('2', 'b.mp3')];
    const paths = { 1: '/m/one', 2: '/m/two' };
    expect(homeOf([one, null], {})).toEqual({ kind: 'in', folder: 'Folder 1' });
    expect(homeOf([one, two], paths)).toEqual({ kind: 'anywhere' });
    expect(homeOf([one, two], { 1: '/m/one' })).toEqual({ kind: 'beside', folders: ['Folder 1', 'Folder 2'] });
    expect(homeOf([null], paths)).toEqual({ kind: 'with-songs' });
    const lines = (home: Parameters<typeof lineOf>[2]) => [one, null].map((at) => lineOf(at, 'n.mp3', home, paths));
    expect(lines({ kind: 'in', folder: '' })).toEqual(['x/a.mp3', 'n.mp3']);
    expect(lines({ kind: 'anywhere' })).toEqual(['/m/one/x/a.mp3', 'n.mp3']);
    expect(lines({ kind: 'beside', folders: [] })).toEqual(['Folder 1/x/a.mp3', 'n.mp3']);
});

test('a list has two lines for each song, whatever it is called', () => {
    const text = toM3u(hostile.map((title) => ({ title, place: `${title}.mp3` })));
    expect(text.trimEnd().split('\n')).toHaveLength(1 + 2 * hostile.length);
});

test.each(['#1 hit.mp3', ' #1 hit.mp3', ' begins with a space.mp3', 'AC: DC.mp3', 'file:x.mp3', 'a:b/c.mp3'])(
    'the file “%s” is a line of its own, and neither a comment nor an address',
    (place) => expect(toM3u([{ place }]).split('\n')[2]).toBe(`./${place}`),
);

test.each(['C:\\Music\\a.mp3', '/Music/a: b.mp3', 'https://radio.example/a.mp3', 'file:///Music/a.mp3', 'x/a: b.mp3'])(
    'the place “%s” stands as it is',
    (place) => expect(toM3u([{ place }]).split('\n')[2]).toBe(place),
);

test('where players do not agree on what a path says, its address stands, once it is known where it lies', () => {
    const home = { kind: 'in', folder: 'Folder 1' } as const;
    const line = (path: string, folderPath?: string) =>
        lineOf(place('1', path), '', home, folderPath === undefined ? {} : { 1: folderPath });
    expect(line('a/song #2.mp3', '/m/one')).toBe('file:///m/one/a/song%20%232.mp3');
    expect(line('What?.mp3', '\\\\server\\music')).toBe('file://server/music/What%3F.mp3');
    expect(line('50%25 off.mp3', 'C:\\Music')).toBe('file:///C:/Music/50%2525%20off.mp3');
    expect(line('back\\slash.mp3', '/m')).toBe('file:///m/back%5Cslash.mp3');
    expect(line('song #2.mp3')).toBe('song #2.mp3');
    expect(line('100% pure, & "x".mp3', '/m')).toBe('100% pure, & "x".mp3');
    const beside = { kind: 'anywhere' } as const;
    expect(lineOf(place('1', 'a.mp3'), '', beside, { 1: '/#1' })).toBe('file:///%231/a.mp3');
    expect(lineOf(place('1', 'a.mp3'), '', beside, { 1: 'C:\\Music' })).toBe('C:\\Music\\a.mp3');
});

test.each([
    ['T - t', 'A - a', 'A – a - T - t'],
    ['Love - Hate', undefined, 'Love – Hate'],
    ['Hello, Dolly', undefined, ' - Hello, Dolly'],
    ['T, t', 'A, a', 'A, a - T, t'],
    ['', '', 'x.mp3'],
])('artist and title are parted where players part them: %j by %j', (title, artist, name) => {
    expect(toM3u([{ title, artist, place: 'x.mp3' }]).split('\n')[1]).toBe(`#EXTINF:-1,${name}`);
});

const rhythm = {
    ...noRhythm,
    tempoBpm: 123.456,
    beats: { firstSeconds: 0.25, bpm: 123.456 },
    key: { tonic: 'F#', mode: 'minor', strength: 0.9 } as const,
};

test('rekordbox’ file is XML of its elements, in which every title stands as text', () => {
    const songs = hostile.map((title) => ({
        track: makeTrack({ title, fileName: 'a.mp3', analysis: { durationSeconds: 300, rhythm } }),
        location: locationOf('/m', `${title}.mp3`),
        genre: 'techno',
        comment: title,
        playCount: 2,
    }));
    const text = toRekordbox(songs, { contract, version: '1', name: hostile[1] ?? '' });
    expect(faultsOf(text)).toBe('');
    const read = python(
        'import json,sys,xml.etree.ElementTree as E\n' +
            'walk=lambda e:[e.tag,e.attrib,[walk(c) for c in e]]\n' +
            'print(json.dumps(walk(E.fromstring(sys.stdin.buffer.read()))))',
        text,
    ) as [
        string,
        unknown,
        [
            string,
            Record<string, string>,
            [string, Record<string, string>, [string, Record<string, string>, unknown[]][]][],
        ][],
    ];
    expect([read[0], read[2].map(([tag]) => tag)]).toEqual(['DJ_PLAYLISTS', ['PRODUCT', 'COLLECTION', 'PLAYLISTS']]);
    const [, collection, playlists] = read[2];
    expect(collection?.[1]).toEqual({ Entries: String(hostile.length) });
    expect(collection?.[2].map(([, { Name }]) => Name)).toEqual([
        ...hostile.slice(0, 4),
        'two lines',
        'bell  \ufffd half',
    ]);
    expect(collection?.[2][0]?.[1]).toMatchObject({
        TrackID: '1',
        TotalTime: '300',
        Tonality: 'F#m',
        AverageBpm: '123.46',
    });
    const root = playlists?.[2][0];
    expect(root?.[1]).toEqual({ Type: '0', Name: 'ROOT', Count: '1' });
    expect(root?.[2][0]?.[1]).toEqual({ Type: '1', Name: hostile[1], KeyType: '0', Entries: String(hostile.length) });
    const grid = collection?.[2][0]?.[2].map(([, anchor]) => anchor) ?? [];
    expect(grid[0]).toEqual({ Inizio: '0.250', Bpm: '123.46', Metro: '4/4', Battito: '1' });
    // No beat of the grid is further than six thousandths of a second from where it was heard.
    const starts = grid.map(({ Inizio }) => Number(Inizio));
    for (let beat = 0; beat < 600; beat += 1) {
        const heard = 0.25 + (beat * 60) / 123.456;
        const from = starts.findLast((start) => start <= heard + 0.01) ?? 0;
        const beats = Math.round(((heard - from) * 123.456) / 60);
        expect(Math.abs(from + (beats * 60) / 123.46 - heard)).toBeLessThan(0.006);
    }
});

test('the schema of rekordbox XML is broken by what rekordbox does not read', () => {
    const text = toRekordbox([], { contract, version: '1', name: 'Nothing' });
    const song = '<TRACK TrackID="1" Location="file://localhost/a.mp3" TotalTime="300"/>';
    const withSongs = (...songs: string[]) => text.replace(/(<COLLECTION[^>]*>)/, `$1${songs.join('')}`);
    expect(faultsOf(text)).toBe('');
    expect(faultsOf(withSongs(song))).toBe('');
    for (const wrong of [
        withSongs(song, song),
        withSongs(song.replace('300', '300.5')),
        withSongs(song.replace('a.mp3', 'a b.mp3')),
        withSongs(song.replace('a.mp3', 'a.mp3#1')),
        withSongs(song.replace('TotalTime', 'Duration')),
        withSongs(song).replace('</NODE>', '<TRACK Key="2"/></NODE>'),
        text.replace('1.0.0', '2.0.0'),
    ])
        expect(faultsOf(wrong)).toMatch(/validity error/);
});

test('a table and JSON say the same, also to Python’s readers, and no cell is a formula', () => {
    const facts = hostile.map((title) =>
        songFacts(makeTrack({ title, analysis: { rhythm } }), {
            contract,
            place: place('1', 'a, b.mp3'),
            plays: { count: 2, lastAt: 0 },
            labels: ['dabke', 'Sunday'],
        }),
    );
    const rows = python(
        'import csv,io,json,sys\n' +
            'print(json.dumps(list(csv.DictReader(io.StringIO(sys.stdin.buffer.read().decode("utf-8-sig"),newline="")))))',
        factsAsCsv(facts),
    ) as Record<string, string>[];
    expect(rows.map(({ path, key, camelot, plays }) => [path, key, camelot, plays])).toEqual(
        hostile.map(() => ['a, b.mp3', 'F#m', '11A', '2']),
    );
    expect(rows[0]?.labels).toBe('dabke; Sunday');
    expect(rows[0]?.title).toBe("'=1+1");
    expect(rows.slice(1, 5).map(({ title }) => title)).toEqual(hostile.slice(1, 5));
    expect(Object.keys(rows[0] ?? {})).toEqual(columns);
    expect((JSON.parse(factsAsJson(facts)) as { title: string }[]).map(({ title }) => title)).toEqual(hostile);
});

test('a key that is not sure is left out, as it is from tags', () => {
    const track = makeTrack({ analysis: { rhythm: { ...rhythm, key: { ...rhythm.key, strength: 0.55 } } } });
    const fact = songFacts(track, { contract, place: null, plays: null, labels: [] });
    expect([fact.key, fact.camelot, fact.openKey]).toEqual([null, null, null]);
    const song = { track, location: 'file://localhost/a.mp3', genre: '', comment: '', playCount: 0 };
    expect(toRekordbox([song], { contract, version: '1', name: 'Unsure' })).not.toContain('Tonality');
});

test('every column is in the table of columns, and explained', () => {
    const fact = songFacts(makeTrack(), { contract, place: null, plays: null, labels: [] });
    expect(new Set(columns)).toEqual(new Set(Object.keys(fact)));
    const explained = readFileSync(new URL('../../docs/exports.md', import.meta.url), 'utf8');
    expect(columns.filter((column) => !explained.includes(`\`${column}\``))).toEqual([]);
});
