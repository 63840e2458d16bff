import { expect, test } from 'vitest';
import { parseLucene } from '../../../fakes/lucene.ts';
import { asking, now } from './open.fixture.ts';
import { declaredQuery, groupQuery } from './musicbrainz-query.ts';

test('genre and time are clauses of their own, and what is tagged with the language comes first', () => {
    const query = groupQuery({ ...asking('blues'), language: 'ja', time: 'month' }, now);
    expect(query).toBe(
        'tag:"blues" AND (tag:"japanese"^4 OR tag:"j-pop"^4 OR tag:"j-rock"^4 OR status:official) AND firstreleasedate:[2026-10-20 TO 2026-11-20] AND status:official',
    );
});

test('several genres are one question, in which the heavier counts more', () => {
    expect(groupQuery(asking('Latin jazz', 'blues'), now)).toBe(
        '(tag:"latin jazz"^0.67 OR tag:"blues"^0.33) AND status:official',
    );
});

test('a genre with several tags is asked for by any of them', () => {
    expect(groupQuery(asking('downtempo'), now)).toBe('(tag:"downtempo" OR tag:"trip hop") AND status:official');
    expect(groupQuery(asking('downtempo', 'blues'), now)).toContain('(tag:"downtempo"^0.67 OR tag:"trip hop"^0.67 OR');
});

test('a genre of hardly any weight still has a boost above zero', () => {
    const genres = [
        { genre: 'rock', weight: 1 },
        { genre: 'pop', weight: 0 },
    ];
    expect(groupQuery({ ...asking(), genres }, now)).toContain('tag:"pop"^0.01');
});

test('the language is asked of the releases of groups', () => {
    expect(declaredQuery(['a-b', 'c'], 'ja')).toBe('(rgid:"a-b" OR rgid:"c") AND lang:jpn');
    expect(declaredQuery(['a'], 'none')).toBe('(rgid:"a") AND lang:zxx');
});

test('every tag must be there', () => {
    expect(groupQuery({ ...asking(), tags: ['mellow', 'R&B'] }, now)).toBe(
        'tag:"mellow" AND tag:"R&B" AND status:official',
    );
});

test.each(['a"b', 'back\\slash', 'x" OR lang:eng', '(brackets)', 'AND', '[a TO b]', 'a:b^2', 'tilde~ star* ?!'])(
    'a tag named %j stays one phrase',
    (tag) => {
        const clauses = parseLucene(groupQuery({ ...asking(), tags: [tag] }, now));
        expect(clauses[0]).toEqual([{ field: 'tag', is: tag, boost: 1 }]);
        expect(clauses).toHaveLength(2);
    },
);
