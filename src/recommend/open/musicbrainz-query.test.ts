import { expect, test } from 'vitest';
import { parseLucene } from '../../../fakes/lucene.ts';
import { asking, now } from './open.fixture.ts';
import { releaseQuery } from './musicbrainz-query.ts';

test('genre, language and time are clauses of their own', () => {
    const query = releaseQuery({ ...asking('rock'), language: 'ja', time: 'month' }, now);
    expect(query).toBe('tag:"rock" AND lang:jpn AND date:[2026-10-20 TO 2026-11-20] AND status:official');
});

test('several genres are one question, in which the heavier counts more', () => {
    expect(releaseQuery(asking('hiphop', 'rock'), now)).toBe(
        '(tag:"hip hop"^0.67 OR tag:"rock"^0.33) AND status:official',
    );
});

test('a genre of hardly any weight still has a boost above zero', () => {
    const genres = [
        { genre: 'rock', weight: 1 },
        { genre: 'pop', weight: 0 },
    ];
    expect(releaseQuery({ ...asking(), genres }, now)).toContain('tag:"pop"^0.01');
});

test('no voices are asked for as a tag, and as a release without words', () => {
    expect(releaseQuery({ ...asking('jazz'), language: 'none' }, now)).toBe(
        'tag:"jazz" AND (lang:zxx OR tag:"instrumental") AND status:official',
    );
});

test('every tag must be there', () => {
    expect(releaseQuery({ ...asking(), tags: ['mellow', 'R&B'] }, now)).toBe(
        'tag:"mellow" AND tag:"R&B" AND status:official',
    );
});

test.each(['a"b', 'back\\slash', 'x" OR lang:eng', '(brackets)', 'AND', '[a TO b]', 'a:b^2', 'tilde~ star* ?!'])(
    'a tag named %j stays one phrase',
    (tag) => {
        const clauses = parseLucene(releaseQuery({ ...asking(), tags: [tag] }, now));
        expect(clauses[0]).toEqual([{ field: 'tag', is: tag, boost: 1 }]);
        expect(clauses).toHaveLength(2);
    },
);
