import { expect, test } from 'vitest';
import { now } from '../open/open.fixture.ts';
import { judgeListed, type Listed } from './judge-listed.ts';

const any = { language: 'any', time: 'any' } as const;
const song = (about: Partial<Listed> = {}): Listed => ({ title: 'Paper Lantern Road', ...about });

test('nothing known is nothing told, and enough where nothing is asked', () => {
    expect(judgeListed(song(), any, now)).toEqual([]);
});

test('without being asked for, a language is told only where it is declared', () => {
    expect(judgeListed(song({ declared: 'jpn' }), any, now)).toEqual([{ kind: 'declared', language: 'ja' }]);
    expect(judgeListed(song({ title: '朝焼けの国道' }), any, now)).toEqual([]);
});

test('what is declared in another language, or cannot be told, is left out', () => {
    expect(judgeListed(song({ declared: 'fra' }), { ...any, language: 'en' }, now)).toBeNull();
    expect(judgeListed(song({ title: 'Sakura' }), { ...any, language: 'ja' }, now)).toBeNull();
});

test('a release date goes before an upload, and what has neither is of no time', () => {
    const week = { ...any, time: 'week' } as const;
    expect(judgeListed(song({ released: '2026-01-01', uploaded: '2026-11-19' }), week, now)).toBeNull();
    expect(judgeListed(song({ uploaded: '2026-11-19' }), week, now)).toEqual([
        { kind: 'uploaded', date: '2026-11-19' },
    ]);
    expect(judgeListed(song(), week, now)).toBeNull();
});

test('a date that may lie outside of the time, or is none, is left out', () => {
    const month = { ...any, time: 'month' } as const;
    expect(judgeListed(song({ released: '2026-10' }), month, now)).toBeNull();
    expect(judgeListed(song({ released: 'soon' }), month, now)).toBeNull();
    expect(judgeListed(song({ released: 'soon' }), any, now)).toEqual([]);
});

test('where nobody sings, no language is sung', () => {
    const korean = { ...any, language: 'ko' } as const;
    expect(judgeListed(song({ title: '사건의 지평선' }), korean, now)).toHaveLength(1);
    expect(judgeListed(song({ title: '사건의 지평선 (Inst.)' }), korean, now)).toBeNull();
    expect(judgeListed(song({ title: '사건의 지평선', isInstrumental: true }), korean, now)).toBeNull();
});

test('no voices are told by the catalogue before the title', () => {
    const none = { ...any, language: 'none' } as const;
    expect(judgeListed(song({ isInstrumental: true }), none, now)).toEqual([{ kind: 'no-voices', by: 'catalogue' }]);
    expect(judgeListed(song({ title: 'Harbour (Instrumental)' }), none, now)).toEqual([
        { kind: 'no-voices', by: 'title' },
    ]);
    expect(judgeListed(song(), none, now)).toBeNull();
});
