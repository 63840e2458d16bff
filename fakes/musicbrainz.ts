import { parseLucene, type Test } from './lucene.ts';
import { createOpenService, json, unreadable, type OpenService } from './open-service.ts';
import { answerAboutRecordings } from './musicbrainz-recordings.ts';
import { releases, type Release } from './releases.ts';
import { urlRelations } from './url-relations.ts';

type Entity = 'release' | 'release-group';

/**
 * MusicBrainz, as https://musicbrainz.org/doc/MusicBrainz_API has it: one request a second, Lucene queries, relations to
 * addresses elsewhere. Who asks too often is answered by the load balancer, which lets no page read it.
 */
export function createMusicBrainz({ now }: { readonly now: () => number }): OpenService {
    let last = -Infinity;
    return createOpenService((request) => {
        const address = new URL(request.url);
        const { pathname, searchParams } = address;
        if (now() - last < 1000) return unreadable(503);
        last = now();
        if (searchParams.get('fmt') !== 'json') return json({ error: 'expected fmt=json' }, 400);
        const id = /^\/ws\/2\/release\/([0-9a-f-]{36})$/.exec(pathname)?.[1];
        if (id !== undefined) return lookup(id, searchParams, now());
        const aboutRecordings = answerAboutRecordings(address, now());
        if (aboutRecordings) return aboutRecordings;
        const entity = /^\/ws\/2\/(release|release-group)$/.exec(pathname)?.[1] as Entity | undefined;
        if (entity === undefined) return json({ error: 'Not Found' }, 404);
        const limit = Number(searchParams.get('limit') ?? 25);
        if (!(limit >= 1 && limit <= 100)) return json({ error: 'expected a limit of 1 to 100' }, 400);
        if (searchParams.has('release-group')) return browse(searchParams, now());
        try {
            const found = search(entity, parseLucene(searchParams.get('query') ?? ''), now());
            return json({
                created: new Date(now()).toISOString(),
                count: found.length,
                offset: 0,
                [`${entity}s`]: found.slice(0, limit),
            });
        } catch (error) {
            return json({ error: String(error) }, 400);
        }
    });
}

/** The releases of a group, each with what it is related to. */
function browse(asked: URLSearchParams, now: number): Response {
    const known = ['release-group', 'inc', 'fmt', 'limit', 'offset'];
    if ([...asked.keys()].some((name) => !known.includes(name))) return json({ error: 'unknown parameter' }, 400);
    const found = releases(now).filter(({ groupId }) => groupId === asked.get('release-group'));
    if (found.length === 0) return json({ error: 'Not Found' }, 404);
    const hasRelations = asked.get('inc')?.split('+').includes('url-rels');
    const entries = found.map((release) => ({
        ...releaseEntry(release),
        ...(hasRelations && { relations: urlRelations(release) }),
    }));
    return json({ 'release-count': entries.length, 'release-offset': 0, releases: entries });
}

function lookup(id: string, asked: URLSearchParams, now: number): Response {
    const release = releases(now).find((candidate) => candidate.id === id);
    if (!release) return json({ error: 'Not Found' }, 404);
    const hasRelations = asked.get('inc')?.split('+').includes('url-rels');
    return json({ ...releaseEntry(release), ...(hasRelations && { relations: urlRelations(release) }) });
}

const fields: Readonly<Record<Entity, readonly string[]>> = {
    release: ['tag', 'lang', 'date', 'status', 'script', 'country', 'rgid', 'reid', 'primarytype', 'secondarytype'],
    'release-group': ['tag', 'firstreleasedate', 'status', 'rgid', 'reid', 'primarytype', 'secondarytype'],
};
const languages = ['eng', 'jpn', 'kor', 'zho', 'rus', 'zxx'];

function search(entity: Entity, clauses: readonly (readonly Test[])[], now: number): readonly unknown[] {
    for (const test of clauses.flat()) refuse(entity, test);
    const found = releases(now).flatMap((release) => {
        const scores = clauses.map((tests) => Math.max(0, ...tests.map((test) => score(entity, test, release))));
        return scores.every((value) => value > 0) ? [{ release, score: scores.reduce((a, b) => a + b) }] : [];
    });
    const entry = entity === 'release' ? releaseEntry : groupEntry;
    return [...found.sort((a, b) => b.score - a.score).map(({ release }) => entry(release)), ...broken];
}

/** Throws for what MusicBrainz does not know. */
function refuse(entity: Entity, test: Test): void {
    if (!fields[entity].includes(test.field)) throw new SyntaxError(`undefined field ${test.field}`);
    const isDate = test.field === 'date' || test.field === 'firstreleasedate';
    if ('from' in test) {
        const isRange = isDate && [test.from, test.to].every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day));
        if (!isRange) throw new SyntaxError(`expected a range of days: ${test.field}`);
    } else if (test.field === 'lang' && !languages.includes(test.is)) {
        throw new SyntaxError(`expected a language of ISO 639-3: ${test.is}`);
    }
}

function score(entity: Entity, test: Test, release: Release): number {
    const { tags, groupTags, language, script, date, firstDate, id, groupId, type, secondaryTypes } = release;
    if ('from' in test) {
        const day = test.field === 'date' ? date : firstDate;
        return day !== '' && test.from <= day && day <= test.to ? 1 : 0;
    }
    const values: Readonly<Record<string, readonly string[]>> = {
        tag: entity === 'release' ? tags : groupTags,
        lang: [language],
        script: [script],
        status: ['official'],
        rgid: [groupId],
        reid: [id],
        primarytype: [type],
        secondarytype: secondaryTypes,
    };
    const isFound = (values[test.field] ?? []).some((value) =>
        ` ${value} `.toLowerCase().includes(` ${test.is.toLowerCase()} `),
    );
    return isFound ? test.boost : 0;
}

function releaseEntry(release: Release): object {
    const { id, title, language, script, date, tags, hasCover } = release;
    return {
        id,
        score: 100,
        title,
        status: 'Official',
        'artist-credit': credit(release),
        'release-group': types(release),
        ...(date !== '' && { date }),
        'text-representation': { language, script },
        ...(tags.length > 0 && { tags: counted(tags) }),
        ...(!hasCover && { 'cover-art-archive': { front: false } }),
    };
}

function groupEntry(release: Release): object {
    const { id, title, firstDate, groupTags } = release;
    return {
        ...types(release),
        score: 100,
        title,
        'artist-credit': credit(release),
        ...(firstDate !== '' && { 'first-release-date': firstDate }),
        releases: [{ id, title, status: 'Official' }],
        tags: counted(groupTags),
    };
}

const types = ({ groupId, title, type, secondaryTypes }: Release): object => ({
    id: groupId,
    title,
    'primary-type': type,
    ...(secondaryTypes.length > 0 && { 'secondary-types': secondaryTypes }),
});

const credit = ({ id, artists }: Release) =>
    artists.map((name, index) => ({
        name,
        ...(index < artists.length - 1 && { joinphrase: ' feat. ' }),
        artist: { id, name },
    }));

const counted = (tags: readonly string[]) => tags.map((name) => ({ count: 1, name }));

/** What must cost no other entry anything. */
const broken: readonly unknown[] = [
    { id: '../../evil', title: 'No identifier' },
    { title: 'Nothing else' },
    null,
    'a release',
];
