import { expect, test } from 'vitest';
import { now } from './asking.fixture.ts';
import { judge, type Listed } from './judge.ts';

const any = { language: 'any', time: 'any' } as const;
const song = (about: Partial<Listed> = {}): Listed => ({ title: 'Paper Lantern Road', ...about });

test('nothing known is nothing told, and enough where nothing is asked', () => {
    expect(judge(song(), any, now)).toEqual([]);
});

test('without being asked for, a language is told only where it is declared', () => {
    expect(judge(song({ declared: 'jpn' }), any, now)).toEqual([{ kind: 'declared', language: 'ja' }]);
    expect(judge(song({ title: '朝焼けの国道' }), any, now)).toEqual([]);
});

test('what is declared in another language, or cannot be told, is left out', () => {
    expect(judge(song({ declared: 'fra' }), { ...any, language: 'en' }, now)).toBeNull();
    expect(judge(song({ title: 'Sakura' }), { ...any, language: 'ja' }, now)).toBeNull();
});

test('a release date goes before an upload, and what has neither is of no time', () => {
    const week = { ...any, time: 'week' } as const;
    expect(judge(song({ released: '2026-01-01', uploaded: '2026-11-19' }), week, now)).toBeNull();
    expect(judge(song({ uploaded: '2026-11-19' }), week, now)).toEqual([{ kind: 'uploaded', date: '2026-11-19' }]);
    expect(judge(song(), week, now)).toBeNull();
});

test('a date that may lie outside of the time, or is none, is left out', () => {
    const month = { ...any, time: 'month' } as const;
    expect(judge(song({ released: '2026-10' }), month, now)).toBeNull();
    expect(judge(song({ released: 'soon' }), month, now)).toBeNull();
    expect(judge(song({ released: 'soon' }), any, now)).toEqual([]);
});

test('no voices are told by the catalogue before the title', () => {
    const none = { ...any, language: 'none' } as const;
    expect(judge(song({ isInstrumental: true }), none, now)).toEqual([{ kind: 'no-voices', by: 'catalogue' }]);
    expect(judge(song({ title: 'Harbour (Instrumental)' }), none, now)).toEqual([{ kind: 'no-voices', by: 'title' }]);
    expect(judge(song(), none, now)).toBeNull();
});
