/** What MusicBrainz has of recordings, of who made them, and of the releases that they are on. */
import { parseLucene, type Test } from './lucene.ts';
import { json } from './open-service.ts';
import { mergedId, type Recording, recordings } from './recordings.ts';

const fields: Readonly<Record<string, (recording: Recording) => readonly string[]>> = {
    recording: ({ title }) => [title],
    artist: ({ artist }) => [artist],
    rid: ({ id }) => [id],
    arid: ({ artistId }) => [artistId],
    rgid: ({ groupId }) => [groupId],
    lang: ({ language }) => [language],
    firstreleasedate: ({ date }) => [date],
    status: () => ['official'],
};

const searched: Readonly<Record<string, readonly string[]>> = {
    recording: ['recording', 'artist', 'rid', 'arid', 'firstreleasedate', 'status'],
    artist: ['artist', 'arid'],
    release: ['rgid', 'lang', 'status'],
};

/** Null for what is not about them. */
export function answerAboutRecordings(address: URL, now: number): Response | null {
    const { pathname, searchParams } = address;
    const [, entity = '', id] = /^\/ws\/2\/(recording|artist|release)(?:\/([^/]+))?$/.exec(pathname) ?? [];
    if (entity === '') return null;
    const all = recordings(now);
    if (entity === 'recording' && id !== undefined) return lookUp(id, searchParams, all);
    const query = searchParams.get('query') ?? '';
    if (id !== undefined || (entity === 'release' && !all.some(({ groupId }) => query.includes(groupId)))) return null;
    const limit = Number(searchParams.get('limit') ?? 25);
    if (!(limit >= 1 && limit <= 100)) return json({ error: 'expected a limit of 1 to 100' }, 400);
    try {
        const clauses = parseLucene(query);
        const unknown = clauses.flat().find(({ field }) => !searched[entity]?.includes(field));
        if (unknown) return json({ error: `undefined field ${unknown.field}` }, 400);
        const found = all.filter((one) => clauses.every((tests) => tests.some((test) => holds(test, one))));
        const entries = [...entriesOf[entity as keyof typeof entriesOf](found), ...broken].slice(0, limit);
        return json({
            created: new Date(now).toISOString(),
            count: entries.length,
            offset: 0,
            [`${entity}s`]: entries,
        });
    } catch (error) {
        return json({ error: String(error) }, 400);
    }
}

function lookUp(id: string, searchParams: URLSearchParams, all: readonly Recording[]): Response {
    const found = all.find((one) => one.id === id) ?? (id === mergedId ? all[0] : undefined);
    if (!found) return json({ error: 'Not Found' }, 404);
    const { id: current, title, 'artist-credit': credit } = recordingEntry(found);
    return json({
        id: current,
        title,
        ...(searchParams.get('inc') === 'artist-credits' && { 'artist-credit': credit }),
    });
}

function holds(test: Test, recording: Recording): boolean {
    const values = fields[test.field]?.(recording) ?? [];
    if ('from' in test) return values.some((value) => value !== '' && test.from <= value && value <= test.to);
    return values.some((value) => ` ${plain(value)} `.includes(` ${plain(test.is)} `));
}

const plain = (text: string): string =>
    text
        .toLowerCase()
        .replace(/[^\p{Letter}\p{Number}-]+/gu, ' ')
        .trim();

const counted = (tags: readonly string[]) => tags.map((name) => ({ count: 1, name }));

const groupOf = ({ groupId, title, secondaryTypes }: Recording) => ({
    id: groupId,
    title,
    'primary-type': 'Album',
    ...(secondaryTypes.length > 0 && { 'secondary-types': secondaryTypes }),
});

const recordingEntry = (recording: Recording) => ({
    id: recording.id,
    score: 100,
    title: recording.title,
    length: 200_000,
    video: null,
    'artist-credit': [{ name: recording.artist, artist: { id: recording.artistId, name: recording.artist } }],
    ...(recording.date !== '' && { 'first-release-date': recording.date }),
    ...(recording.tags.length > 0 && { tags: counted(recording.tags) }),
    releases: Array.from({ length: recording.releases }, () => ({
        id: recording.releaseId,
        title: recording.title,
        status: 'Official',
        'release-group': groupOf(recording),
    })),
});

const entriesOf = {
    recording: (found: readonly Recording[]) => found.map(recordingEntry),
    artist: (found: readonly Recording[]) =>
        [...new Map(found.map((one) => [one.artistId, one])).values()].map(({ artistId, artist, artistTags }) => ({
            id: artistId,
            name: artist,
            tags: counted(artistTags),
        })),
    release: (found: readonly Recording[]) =>
        found.map((one) => ({ id: one.releaseId, title: one.title, 'release-group': groupOf(one) })),
};

/** What must cost no other entry anything. */
const broken: readonly unknown[] = [{ id: '../../evil', title: 'No identifier' }, { title: 'Nothing else' }, null];
