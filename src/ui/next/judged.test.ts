import { expect, test } from 'vitest';
import { judged } from './judged.ts';

test('a judgement says by what a language was told, and of what the date is', () => {
    const judgements = [
        { kind: 'script', language: 'ja', script: 'kana', of: 'title' },
        { kind: 'released', date: '2026-11-03' },
    ] as const;
    expect(judged({ service: 'musicbrainz', judgements })).toBe('Japanese: title in kana · released 3 Nov 2026');
});

test('a language that the service declares is said to be its word', () => {
    const judgements = [
        { kind: 'declared', language: 'ko' },
        { kind: 'uploaded', date: '2026-10-31T23:30:00Z' },
    ] as const;
    expect(judged({ service: 'youtube', judgements })).toBe('Korean, says YouTube · uploaded 31 Oct 2026');
});

test('a date is as precise as it is known', () => {
    const released = (date: string) => judged({ service: 'spotify', judgements: [{ kind: 'released', date }] });
    expect(['2026', '2026-11', '2026-11-03'].map(released)).toEqual([
        'Released 2026',
        'Released November 2026',
        'Released 3 Nov 2026',
    ]);
});

test('a date that is none is shown as it came, and breaks nothing', () => {
    const released = (date: string) => judged({ service: 'spotify', judgements: [{ kind: 'released', date }] });
    expect(['', '2026-13-45', 'soon-ish', '2026-xx-01'].map(released)).toEqual([
        'Released ',
        'Released 2026-13-45',
        'Released soon-ish',
        'Released 2026',
    ]);
});

test('without voices by its sound, its title, or the word of a catalogue are three things', () => {
    const said = (['sound', 'title', 'catalogue'] as const).map((by) =>
        judged({ service: 'musicbrainz', judgements: [{ kind: 'no-voices', by }] }),
    );
    expect(said).toEqual(['No voice heard', 'Instrumental, by its title', 'Instrumental, says MusicBrainz']);
});

test('what is judged twice is said once, and what was not judged says nothing', () => {
    const genre = { kind: 'genre', genre: 'hiphop' } as const;
    expect(judged({ service: 'audius', judgements: [genre, genre] })).toBe('Listed as hip hop');
    expect(judged({ service: 'audius', judgements: [] })).toBe('');
});
