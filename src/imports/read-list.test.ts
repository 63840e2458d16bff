import { expect, test } from 'vitest';
import { isListFile } from './list.ts';
import { mostListBytes, readListFile } from './read-list.ts';

const read = (name: string, content: BlobPart, languages: readonly string[] = ['en']) =>
    readListFile(new File([content], name), languages);

async function listsIn(name: string, content: BlobPart, languages?: readonly string[]) {
    const lists = await read(name, content, languages);
    if (!lists.ok) throw new Error(lists.reason);
    return lists.lists;
}

const reasonOf = async (name: string, content: BlobPart) => {
    const lists = await read(name, content);
    return lists.ok ? null : lists.reason;
};

const bytes = (...numbers: number[]) => Uint8Array.from(numbers);
const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test('lists are told by their names, in any case', () => {
    expect(['a.m3u', 'b.M3U8', 'c.Xml', 'd.mp3', 'm3u'].map((name) => isListFile({ name }))).toEqual([
        true,
        true,
        true,
        false,
        false,
    ]);
});

test('an extended list says its name, and of each song its place, its title and its length', async () => {
    const text =
        '#EXTM3U\r\n#PLAYLIST:Late  night\r\n#EXTINF:241,Björk - Jóga\r\na/b.mp3\r\n#EXTALB:x\r\n\r\nc.flac\r\n';
    expect(await listsIn('n.m3u8', text)).toEqual([
        {
            name: 'Late night',
            folders: [],
            entries: [{ place: 'a/b.mp3', title: 'Björk - Jóga', durationSeconds: 241 }, { place: 'c.flac' }],
        },
    ]);
});

test.each([
    ['#EXTINF:-1,A - B', { title: 'A - B', durationSeconds: undefined }],
    ['#EXTINF:0,A, B', { title: 'A, B', durationSeconds: undefined }],
    ['#extinf: 12.5 tvg-id="x",A', { title: 'A', durationSeconds: 12.5 }],
    ['#EXTINF:7 group-title="A, B" logo="c,d",E, F', { title: 'E, F', durationSeconds: 7 }],
    ['#EXTINF:7 "A, B",C', { title: 'B",C', durationSeconds: 7 }],
    ['#EXTINF:,A', { title: 'A', durationSeconds: undefined }],
    ['#EXTINF:9,', { title: undefined, durationSeconds: 9 }],
    ['#EXTINF:9', {}],
])('%s says %j', async (line, about) => {
    const [list] = await listsIn('a.m3u', `${line}\nx.mp3\n`);
    expect(list?.entries).toEqual([{ place: 'x.mp3', ...about }]);
});

const places = async (name: string, content: BlobPart, languages?: readonly string[]) =>
    (await listsIn(name, content, languages))[0]?.entries.map(({ place }) => place);

test('the mark of UTF-8 is no part of the first place, and lines may end as on old Macs', async () => {
    expect(await places('a.m3u8', '\ufeffJóga.mp3\rb.mp3')).toEqual(['Jóga.mp3', 'b.mp3']);
});

test('UTF-16 is read where it says so', async () => {
    const text = 'Jóga 夜.mp3\n';
    const units = Array.from(text, (letter) => letter.charCodeAt(0));
    expect(await places('a.m3u', bytes(0xff, 0xfe, ...units.flatMap((unit) => [unit & 255, unit >> 8])))).toEqual([
        'Jóga 夜.mp3',
    ]);
    expect(await places('a.m3u', bytes(0xfe, 0xff, ...units.flatMap((unit) => [unit >> 8, unit & 255])))).toEqual([
        'Jóga 夜.mp3',
    ]);
});

test('UTF-16 is read where nothing says so, and where half a letter is left at its end', async () => {
    const text = '#EXTM3U\r\nC:\\一\\Jóga 夜.mp3\r\n';
    const units = Array.from(text, (letter) => letter.charCodeAt(0));
    const little = units.flatMap((unit) => [unit & 255, unit >> 8]);
    for (const bare of [little, units.flatMap((unit) => [unit >> 8, unit & 255]), [0xff, 0xfe, ...little, 0x41]])
        expect(await places('a.m3u8', bytes(...bare))).toEqual(['C:\\一\\Jóga 夜.mp3']);
});

test('UTF-8 that is cut off within a letter, or has a wrong one, is UTF-8 all the same', async () => {
    const text = new TextEncoder().encode('#EXTM3U\nМузыка/Песня.mp3\n音楽/夜に駆ける.mp3\nÄpfel/Öl.mp3');
    expect(await places('a.m3u8', text.slice(0, -6))).toEqual(['Музыка/Песня.mp3', '音楽/夜に駆ける.mp3', 'Äpfel/']);
    const wrong = text.map((byte, at) => (at === text.length - 5 ? 0xff : byte));
    expect((await places('a.m3u8', wrong))?.slice(0, 2)).toEqual(['Музыка/Песня.mp3', '音楽/夜に駆ける.mp3']);
});

test('lines that an older program has added to UTF-8 are read as it wrote them', async () => {
    const added = [
        ...new TextEncoder().encode('Björk/Jóga.mp3\nSigur Rós/Ágætis byrjun.mp3\n'),
        ...latin1('Motörhead.mp3'),
    ];
    expect(await places('a.m3u', bytes(...added))).toEqual([
        'Björk/Jóga.mp3',
        'Sigur Rós/Ágætis byrjun.mp3',
        'Motörhead.mp3',
    ]);
});

test('UTF-8 is read in either kind of list, and Windows-1252 in either', async () => {
    for (const name of ['a.m3u', 'a.m3u8']) {
        expect(await places(name, 'Björk/Jóga.mp3')).toEqual(['Björk/Jóga.mp3']);
        expect(await places(name, latin1('Björk/Jóga.mp3\r\nSigur Rós/Ágætis byrjun.mp3\r\n'))).toEqual([
            'Björk/Jóga.mp3',
            'Sigur Rós/Ágætis byrjun.mp3',
        ]);
    }
    expect(await places('a.m3u', bytes(...latin1('It'), 0x92, ...latin1('s caf\xe9.mp3')))).toEqual(['It’s café.mp3']);
});

test('an old list in another encoding is read in that which its letters are likeliest in', async () => {
    // "Кино/Группа крови.mp3" in Windows-1251.
    const text = 'Кино/Группа крови.mp3';
    const coded = Uint8Array.from(text, (letter) => {
        const code = letter.charCodeAt(0);
        return code < 128 ? code : code - 0x410 + 0xc0;
    });
    expect(await places('a.m3u', coded, ['ru'])).toEqual([text]);
});

const rekordbox = (playlists: string, collection = ''): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<DJ_PLAYLISTS Version="1.0.0"><PRODUCT Name="rekordbox"/>
    <COLLECTION Entries="2">${collection}
      <TRACK TrackID="1" Name="Jóga &amp; more" Artist="Björk" TotalTime="305" Location="file://localhost/C:/M/J%C3%B3ga.mp3">
        <TEMPO Inizio="0.025" Bpm="120.00" Metro="4/4" Battito="1"/><POSITION_MARK Name="" Type="0" Start="1"/>
      </TRACK>
      <TRACK TrackID="2" Name="Two" TotalTime="0" Location="file://localhost/C:/M/2.mp3"/>
    </COLLECTION><PLAYLISTS><NODE Type="0" Name="ROOT" Count="1">${playlists}</NODE></PLAYLISTS></DJ_PLAYLISTS>`;

const joga = {
    place: 'file://localhost/C:/M/J%C3%B3ga.mp3',
    title: 'Jóga & more',
    artist: 'Björk',
    durationSeconds: 305,
};
const two = {
    place: 'file://localhost/C:/M/2.mp3',
    title: 'Two',
    artist: undefined,
    durationSeconds: undefined,
};

test('rekordbox’ playlists are read in their order, with the folders that they stand in and songs by number or place', async () => {
    const nested = `<NODE Type="1" Name="First" KeyType="0" Entries="2"><TRACK Key="2"/><TRACK Key="1"/></NODE>
        <NODE Name="Sets" Type="0" Count="2"><NODE Name="2026" Type="0"><NODE Type="1" KeyType="1" Name="Friday">
        <TRACK Key="file://localhost/C:/M/2.mp3"/></NODE></NODE><NODE Type="1" Name="Empty" Entries="0"/></NODE>`;
    expect(await listsIn('c.xml', rekordbox(nested))).toEqual([
        { name: 'First', folders: [], entries: [two, joga] },
        { name: 'Friday', folders: ['Sets', '2026'], entries: [two] },
    ]);
});

test('folders that stand in each other without end are refused before they fill the memory', async () => {
    const nested = (folders: number): string =>
        `<DJ_PLAYLISTS><PLAYLISTS>${'<NODE Type="0" Name="f">'.repeat(folders)}<NODE Type="1" Name="L"><TRACK Key="1"/></NODE>${'</NODE>'.repeat(folders)}</PLAYLISTS></DJ_PLAYLISTS>`;
    expect((await listsIn('a.xml', nested(50)))[0]?.folders).toHaveLength(49);
    expect(await reasonOf('a.xml', nested(100_000))).toBe('damaged');
});

test('a folder of songs may be called as other files begin', async () => {
    expect(await places('a.m3u', '{Awayland}/01.mp3\n<3.mp3\n')).toEqual(['{Awayland}/01.mp3', '<3.mp3']);
});

test('a song that the collection does not tell of is an entry all the same', async () => {
    const [list] = await listsIn('c.xml', rekordbox('<NODE Type="1" Name="A"><TRACK Key="9"/></NODE>'));
    expect(list?.entries).toEqual([{ place: '', title: '#9' }]);
});

test.each([
    ['a.m3u', '', 'empty'],
    ['a.m3u8', '#EXTM3U\n#EXTINF:3,A\n', 'empty'],
    ['a.m3u8', '#EXTM3U\n#EXT-X-VERSION:3\n#EXTINF:9,\npart0.ts\n', 'stream-parts'],
    ['a.m3u', bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16), 'not-a-list'],
    ['a.m3u', 'a\0b', 'not-a-list'],
    ['a.m3u', '[playlist]\nFile1=a.mp3\n', 'not-a-list'],
    ['a.m3u8', '\n<!DOCTYPE html>\n<title>404</title>', 'not-a-list'],
    ['a.m3u8', '{\n"error": 404 }', 'not-a-list'],
    ['a.xml', '<plist version="1.0"><dict/></plist>', 'not-a-list'],
    ['a.xml', 'no markup', 'not-a-list'],
    ['a.xml', bytes(0x3c, 0xe4, 0x3e), 'damaged'],
    ['a.xml', rekordbox('').slice(0, -20), 'damaged'],
    ['a.xml', rekordbox(''), 'empty'],
    ['a.xml', rekordbox('<NODE Type="1" Name="A"/>'), 'empty'],
    ['a.m3u', 'a.mp3\n'.repeat(100_001), 'too-large'],
] as const)('%s of %j is told to be: %s', async (name, content, reason) =>
    expect(await reasonOf(name, content as BlobPart)).toBe(reason),
);

test('a file that is too large is not even read, and one that is gone is told', async () => {
    const never = () => Promise.reject(new DOMException('', 'NotReadableError'));
    const file = (size: number) => ({ name: 'a.m3u', size, arrayBuffer: never }) as unknown as File;
    expect(await readListFile(file(mostListBytes + 1), [])).toEqual({ ok: false, reason: 'too-large' });
    expect(await readListFile(file(9), [])).toEqual({ ok: false, reason: 'unreadable-file' });
});
