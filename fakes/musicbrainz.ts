import { parseLucene, type Test } from './lucene.ts';
import { createOpenService, json, type OpenService } from './open-service.ts';
import { releases, type Release } from './releases.ts';

/** MusicBrainz, as https://musicbrainz.org/doc/MusicBrainz_API has it: one request a second, Lucene queries. */
export function createMusicBrainz({ now }: { readonly now: () => number }): OpenService {
    let last = -Infinity;
    return createOpenService((request) => {
        const { origin, pathname, searchParams } = new URL(request.url);
        if (now() - last < 1000) return json({ error: 'Your requests are exceeding the allowable rate limit.' }, 503);
        last = now();
        if (origin !== 'https://musicbrainz.org' || pathname !== '/ws/2/release')
            return json({ error: 'Not Found' }, 404);
        const limit = Number(searchParams.get('limit') ?? 25);
        if (searchParams.get('fmt') !== 'json') return json({ error: 'expected fmt=json' }, 400);
        if (!(limit >= 1 && limit <= 100)) return json({ error: 'expected a limit of 1 to 100' }, 400);
        try {
            const found = search(parseLucene(searchParams.get('query') ?? ''), now());
            return json({
                created: new Date(now()).toISOString(),
                count: found.length,
                offset: 0,
                releases: found.slice(0, limit),
            });
        } catch (error) {
            return json({ error: String(error) }, 400);
        }
    });
}

const languages = ['eng', 'jpn', 'kor', 'zho', 'rus', 'zxx'];

function search(clauses: readonly (readonly Test[])[], now: number): readonly unknown[] {
    for (const test of clauses.flat()) refuse(test);
    const found = releases(now).flatMap((release) => {
        const scores = clauses.map((tests) => Math.max(0, ...tests.map((test) => score(test, release))));
        return scores.every((value) => value > 0) ? [{ release, score: scores.reduce((a, b) => a + b) }] : [];
    });
    return [...found.sort((a, b) => b.score - a.score).map(({ release }) => entry(release)), ...broken];
}

/** Throws for what MusicBrainz does not know. */
function refuse(test: Test): void {
    if ('from' in test) {
        const isRange = test.field === 'date' && [test.from, test.to].every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day));
        if (!isRange) throw new SyntaxError(`expected a range of days: ${test.field}`);
    } else if (!['tag', 'lang', 'status', 'script', 'country'].includes(test.field)) {
        throw new SyntaxError(`expected a field of releases: ${test.field}`);
    } else if (test.field === 'lang' && !languages.includes(test.is)) {
        throw new SyntaxError(`expected a language of ISO 639-3: ${test.is}`);
    }
}

function score(test: Test, { tags, language, script, date }: Release): number {
    if ('from' in test) return date !== '' && test.from <= date && date <= test.to ? 1 : 0;
    const values = { tag: tags, lang: [language], script: [script], status: ['official'] }[test.field] ?? [];
    const isFound = values.some((value) => ` ${value} `.toLowerCase().includes(` ${test.is.toLowerCase()} `));
    return isFound ? test.boost : 0;
}

function entry({ id, title, artists, language, script, date, tags, hasCover }: Release): unknown {
    return {
        id,
        score: 100,
        title,
        status: 'Official',
        'artist-credit': artists.map((name, index) => ({
            name,
            ...(index < artists.length - 1 && { joinphrase: ' feat. ' }),
            artist: { id, name },
        })),
        ...(date !== '' && { date }),
        'text-representation': { language, script },
        tags: tags.map((name) => ({ count: 1, name })),
        ...(!hasCover && { 'cover-art-archive': { front: false } }),
    };
}

/** What must cost no other entry anything. */
const broken: readonly unknown[] = [
    { id: '../../evil', title: 'No identifier' },
    { title: 'Nothing else' },
    null,
    'a release',
];
