import { afterEach, describe, expect, it } from 'vitest';
import type { Likeness, Similar } from '../../flow.ts';
import { language } from '../words/language.svelte.ts';
import { because } from './because.ts';

const reasonAt = (similarity: number, ...likenesses: Likeness[]): string =>
    because({ because: likenesses, similarity } as unknown as Similar);
const reason = (...likenesses: Likeness[]): string => reasonAt(0.87, ...likenesses);
const tempo = (seedBpm: number, bpm: number, isSure = true): Likeness => ({ kind: 'tempo', seedBpm, bpm, isSure });

afterEach(() => language.show('en', []));

describe('the reason for a recommendation', () => {
    it('names what two songs share', () => {
        expect(
            reason({ kind: 'genre', genre: 'reggae' }, tempo(98, 96), { kind: 'tags', tags: ['dreamy', 'sad'] }),
        ).toBe('Both reggae, 2 BPM slower, both dreamy and sad');
        expect(reason({ kind: 'genres', genres: ['blues', 'hip hop'] })).toBe('Both between blues and hip hop');
    });

    it('tells a tempo as its difference, as half or double time, or as both numbers', () => {
        expect(reason(tempo(96, 96.3))).toBe('The same 96 BPM');
        expect(reason(tempo(96, 99))).toBe('3 BPM faster');
        expect(reason(tempo(70, 141))).toBe('Double time, 141 against 70 BPM');
        expect(reason(tempo(140, 69))).toBe('Half time, 69 against 140 BPM');
        expect(reason(tempo(90, 120))).toBe('120 against 90 BPM');
    });

    it('marks a tempo that may be half of it, or double, and a key that is not sure', () => {
        const key = { tonic: 'A', mode: 'minor', strength: 0.4 } as const;
        expect(reason(tempo(96, 96.3, false))).toBe('The same 96 BPM?');
        expect(reason(tempo(98, 96, false), { kind: 'tags', tags: ['sad'] })).toBe('2 BPM slower (?), both sad');
        expect(reason({ kind: 'key', relation: 'same', key }, { kind: 'loudness', relation: 'softer' })).toBe(
            'Also in A minor (?), softer',
        );
    });

    it('tells how keys and loudness relate', () => {
        const key = { tonic: 'F#', mode: 'minor', strength: 1 } as const;
        expect(reason({ kind: 'key', relation: 'same', key })).toBe('Also in F♯ minor');
        expect(reason({ kind: 'key', relation: 'relative', key })).toBe('In F♯ minor, its relative key');
        expect(reason({ kind: 'key', relation: 'fifth', key }, { kind: 'loudness', relation: 'softer' })).toBe(
            'In F♯ minor, a fifth away, softer',
        );
    });

    it('tells no more than the four most telling', () => {
        const loud: Likeness = { kind: 'loudness', relation: 'louder' };
        expect(reason(tempo(90, 91), tempo(90, 92), tempo(90, 93), tempo(90, 94), loud)).not.toContain('louder');
    });

    it('names what two songs are apart from how they feel', async () => {
        const metal: Likeness = { kind: 'genre', genre: 'metal' };
        const angry: Likeness = { kind: 'tags', tags: ['angry', 'tense'] };
        expect(reason(metal, angry)).toBe('Both metal, both angry and tense');
        const styles: Likeness = { kind: 'styles', styles: ['techno', 'trance'] };
        expect(reason(styles, { kind: 'tags', tags: ['hypnotic'] })).toBe('Both techno and trance, both hypnotic');
        await language.show('ru', []);
        expect(reason(metal, angry)).toBe('Общее: метал, каждая злая и напряжённая');
        await language.show('ja', []);
        expect(reason(metal, angry)).toBe('どちらもメタル、どちらもムードは怒りのこもった、緊張感のある');
    });

    it('tells what two songs have apart from how they feel', () => {
        expect(reason({ kind: 'tags', tags: ['female voice', 'tender', '80s'] })).toBe(
            'Both tender, both with a female voice, of the 80s',
        );
        expect(reason({ kind: 'tags', tags: ['male voice'] })).toBe('Both with a male voice');
        expect(reason({ kind: 'tags', tags: ['acoustic', 'guitar'] })).toBe('Both acoustic, with a guitar');
    });

    it('says how close the sound is when nothing else is known, or only the loudness', () => {
        expect(reason()).toBe('Close in sound, 87% alike');
        expect(reason({ kind: 'loudness', relation: 'louder' })).toBe('Close in sound, 87% alike, louder');
    });

    it('does not call close what is far, though nothing is nearer', () => {
        expect(reasonAt(0.25)).toBe('Only 25% alike in sound');
        expect(reasonAt(0.25, { kind: 'loudness', relation: 'same' })).toMatch(/^Only 25% alike in sound, /);
        expect(reasonAt(0.5)).toBe('Close in sound, 50% alike');
        expect(reasonAt(-0.1)).toBe('Only 0% alike in sound');
    });
});
