import { noRhythm } from '../../features/no-rhythm.ts';
import { afterEach, describe, expect, it } from 'vitest';
import type { Contract } from '../../contract.ts';
import type { Moment, PartialAnalysis } from '../../flow.ts';
import { contract as made } from '../../library/track.fixture.ts';
import { read } from '../../meaning/reading.ts';
import { language } from '../words/language.svelte.ts';
import { nothingStandsOut, sentence } from './sentence.ts';

const contract: Contract = {
    ...made,
    families: ['electronic', 'jazz', 'blues', 'rock'],
    styles: [
        { name: 'techno', family: 'electronic', shownAbove: 0.4 },
        { name: 'trance', family: 'electronic', shownAbove: 0.4 },
        { name: 'swing', family: 'jazz', shownAbove: 0.4 },
    ],
    moods: [
        { name: 'dreamy', shownAbove: 0.4 },
        { name: 'calm', shownAbove: 0.1 },
    ],
    tags: [{ name: 'male voice', kind: 'voice', shownAbove: 0.5 }],
    claimFrom: 0.7,
};
const say = (heard: PartialAnalysis, more: Partial<Contract> = {}): string =>
    sentence(read(heard, { ...contract, ...more }));

const [electronic, rock] = [
    [0.9, 0.02, 0.04, 0.04],
    [0.02, 0.04, 0.04, 0.9],
] as const;

const times = (count: number, families: readonly number[]) => Array.from({ length: count }, () => families);
/** Ten-second moments, five seconds apart. */
const timeline = (...all: (readonly number[])[]): Moment[] =>
    all.map((families, i) => ({ startSeconds: i * 5, endSeconds: i * 5 + 10, families }));

afterEach(() => language.show('en', []));

describe('the sentence about a song', () => {
    it('is empty before any family is heard', () => {
        expect(say({})).toBe('');
    });

    it('says more the surer the network is', () => {
        expect(say({ families: electronic })).toBe('Clearly electronic.');
        expect(say({ families: [0.75, 0.1, 0.1, 0.05] })).toBe('Mostly electronic.');
        expect(say({ families: [0.1, 0.4, 0.4, 0.1] })).toBe('Between jazz and blues.');
        expect(say({ families: [0.1, 0.35, 0.3, 0.25] })).toBe('A mix of jazz, blues and rock.');
    });

    it('joins no name that holds an "and" with another', () => {
        const families = ['R&B and soul', 'pop', 'stage and screen'];
        expect(say({ families: [0.45, 0.4, 0.15] }, { families })).toBe('Between R&B/soul and pop.');
        expect(say({ families: [0.1, 0.4, 0.5] }, { families })).toBe('Between stage & screen and pop.');
    });

    it('calls three families a mix in every language, and keeps what follows apart', async () => {
        const families = ['jazz', 'classical', 'pop'];
        const mix = () => say({ families: [0.35, 0.33, 0.32] }, { families });
        const said = {
            ja: 'ジャズ、クラシック、ポップのミックス。',
            zh: '爵士、古典和流行的混合。',
            ru: 'Смесь жанров: джаз, классика и поп.',
        };
        for (const [tag, sentence] of Object.entries(said)) {
            await language.show(tag as keyof typeof said, []);
            expect(mix()).toBe(sentence);
        }
        const moments = timeline(...times(30, electronic), ...times(10, rock));
        const heard = { families: [0.75, 0.02, 0.02, 0.21], styles: [0.9, 0, 0] };
        expect(say({ ...heard, timeline: moments, durationSeconds: 205 })).toBe(
            'В основном электроника (техно); с 2:32 — рок.',
        );
    });

    it('names the clear styles of what it claims, and no others', () => {
        expect(say({ families: electronic, styles: [0.9, 0.6, 0.9] })).toBe('Clearly electronic: techno and trance.');
        expect(say({ families: [0.1, 0.4, 0.4, 0.1], styles: [0.9, 0, 0.9] })).toBe('Between jazz and blues: swing.');
    });

    it('tells from when another family leads', () => {
        const heard = { families: [0.75, 0.02, 0.02, 0.21], styles: [0.9, 0, 0] };
        const moments = timeline(...times(30, electronic), ...times(10, rock));
        expect(say({ ...heard, timeline: moments, durationSeconds: 205 })).toBe(
            'Mostly electronic: techno; rock from 2:32.',
        );
        const halves = timeline(...times(10, rock), ...times(10, electronic));
        expect(say({ families: [0.5, 0, 0, 0.5], timeline: halves, durationSeconds: 105 })).toBe(
            'Rock, then electronic from 0:52.',
        );
    });

    it('says how a song feels, in two words, and who sings', () => {
        const heard = { families: electronic, tags: [0.8] };
        expect(say({ ...heard, moods: [0.9, 0], quadrants: [0.1, 0.8, 0.05, 0.05] })).toBe(
            'Clearly electronic. Tense, energetic, male voice.',
        );
        expect(say({ ...heard, moods: [0.9, 0], quadrants: [0.25, 0.25, 0.25, 0.25] })).toBe(
            'Clearly electronic. Dreamy, male voice.',
        );
        expect(say({ ...heard, moods: [0.5, 0.9], quadrants: [0.1, 0.1, 0.2, 0.6] })).toBe(
            'Clearly electronic. Calm, dreamy, male voice.',
        );
    });

    it('does not say twice that a song is calm, and says its moods instead; what is sad may be gentle', () => {
        const heard = { families: electronic, moods: [0.9, 0] };
        expect(say({ ...heard, quadrants: [0.05, 0, 0.1, 0.85] })).toBe('Clearly electronic. Calm, dreamy.');
        expect(say({ ...heard, quadrants: [0.05, 0, 0.85, 0.1] })).toBe('Clearly electronic. Sad, gentle.');
        expect(say({ ...heard, quadrants: [0.05, 0, 0.45, 0.5], moods: [0, 0] })).toBe('Clearly electronic. Calm.');
    });

    it('says of a song that it cannot place what is nearest, and how it feels', () => {
        const families = [0.22, 0.26, 0.25, 0.27];
        expect(say({ families, quadrants: [0.1, 0.1, 0.7, 0.1] }, { claimFrom: 0.9 })).toBe(
            'Hard to place, nearest to rock and jazz. Sad.',
        );
    });

    it('says nothing of the genre of a song that another network heard', () => {
        const rhythm = { ...noRhythm, tempoBpm: 96 };
        expect(say({ families: electronic, model: '0.9.0', rhythm })).toBe('96 BPM.');
    });

    it('adds tempo and key, each only when it was found', () => {
        const key = { tonic: 'Bb', mode: 'minor', strength: 0.8 } as const;
        const rhythm = { ...noRhythm, tempoBpm: 96.4, key };
        const heard = { families: electronic };
        expect(say({ ...heard, rhythm })).toBe('Clearly electronic. 96 BPM, B♭ minor.');
        expect(say({ ...heard, rhythm: { ...rhythm, tempoBpm: null } })).toBe('Clearly electronic. B♭ minor.');
        const unsure = { ...rhythm, key: { ...key, strength: 0.4 } };
        expect(say({ ...heard, rhythm: unsure }), 'a key that is not sure').toBe('Clearly electronic. 96 BPM.');
        const perhapsHalf = { ...rhythm, tempoConfidence: 0.4 };
        expect(say({ ...heard, rhythm: perhapsHalf })).toBe('Clearly electronic. 96 BPM (?), B♭ minor.');
        expect(say({ ...heard, rhythm: { ...perhapsHalf, key: null } })).toBe('Clearly electronic. 96 BPM?');
        expect(say({ ...heard, rhythm: noRhythm })).toBe('Clearly electronic.');
    });

    it('is whole in every language', async () => {
        const heard = { families: electronic, styles: [0.9, 0.8, 0], quadrants: [0.1, 0.8, 0.05, 0.05] };
        await language.show('ru', []);
        expect(say(heard)).toBe('Явно электроника (техно и транс). Напряжённая, энергичная.');
        await language.show('ja', []);
        expect(say(heard)).toBe('明らかにエレクトロニック（テクノ、トランス）。緊張感のある、エネルギッシュ。');
    });
});

describe('that nothing stands out', () => {
    const plain: PartialAnalysis = { families: electronic, quadrants: [0.25, 0.25, 0.25, 0.25] };
    const isSaid = (heard: PartialAnalysis): boolean => nothingStandsOut(read({ ...plain, ...heard }, contract));

    it('is said where no style, mood, feeling or voice is clear', () => {
        expect(isSaid({})).toBe(true);
    });

    it.each<[string, PartialAnalysis]>([
        ['feels like a quadrant', { quadrants: [0.1, 0.1, 0.7, 0.1] }],
        ['is energetic, of whichever quadrant', { quadrants: [0.45, 0.45, 0.05, 0.05] }],
        ['has a clear mood', { moods: [0.9, 0] }],
        ['has a clear voice', { tags: [0.9] }],
        ['was heard by another network', { model: '0.9.0' }],
    ])('is not said of a song that %s', (_, heard) => {
        expect(isSaid(heard)).toBe(false);
    });

    it('is not said before anything is heard', () => {
        expect(nothingStandsOut(read({}, contract))).toBe(false);
    });
});

describe('the sentence about what is no music', () => {
    const telling: Partial<Contract> = {
        classes: [
            { name: 'music', kind: 'sound', shownAbove: null },
            { name: 'speech', kind: 'voice', shownAbove: 0.3 },
            { name: 'tone', kind: 'sound', shownAbove: 0.3 },
            { name: 'wind', kind: 'sound', shownAbove: 0.3 },
            { name: 'applause', kind: 'sound', shownAbove: 0.02 },
        ],
        musicBelow: 0.5,
    };
    const rhythm = { ...noRhythm, tempoBpm: 120 };
    const heard = { families: electronic, moods: [0.9, 0.9], quadrants: [0, 1, 0, 0], rhythm };
    const saySound = (...classes: number[]): string => say({ ...heard, classes }, telling);

    it('says what is heard instead, and no beat and no mood of it', () => {
        expect(saySound(0.1, 0.9, 0, 0)).toBe('This is speech.');
        expect(saySound(0.1, 0, 0.9, 0)).toBe('This sounds like a test tone.');
        expect(saySound(0.1, 0, 0, 0.9)).toBe('This does not sound like music.');
        expect(saySound(0.1, 0.4, 0, 0, 0.1)).toBe('This is applause.');
        expect(saySound(0.1, 0, 0, 0)).toBe('This does not sound like music.');
    });
});
