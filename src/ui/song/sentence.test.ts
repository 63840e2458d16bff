import { noRhythm } from '../../features/rhythm.fixture.ts';
import { describe, expect, it } from 'vitest';
import type { Contract } from '../../contract.ts';
import type { Moment, PartialAnalysis } from '../../flow.ts';
import { contract as silent } from '../../library/track.fixture.ts';
import { read } from '../../meaning/reading.ts';
import { sentence } from './sentence.ts';

const contract: Contract = {
    ...silent,
    genres: ['blues', 'hiphop', 'jazz', 'rock'],
    tags: [
        { name: 'mellow', kind: 'mood', shownAbove: 0.4 },
        { name: 'sad', kind: 'mood', shownAbove: 0.1 },
        { name: 'male voice', kind: 'voice', shownAbove: 0.5 },
        { name: 'blues', kind: 'style', shownAbove: 0.2 },
        { name: 'soul', kind: 'style', shownAbove: null },
    ],
    doubtBelow: 0.45,
};
const say = (heard: PartialAnalysis, promises: Partial<Contract> = {}): string =>
    sentence(read(heard, { ...contract, ...promises }));

const [blues, hipHop, jazz, rock] = [
    [0.9, 0.02, 0.04, 0.04],
    [0.04, 0.9, 0.02, 0.04],
    [0.02, 0.04, 0.9, 0.04],
    [0.02, 0.04, 0.04, 0.9],
] as const;

/** A timeline of ten-second moments, five seconds apart. */
function timeline(...genres: (readonly number[])[]): Moment[] {
    return genres.map((of, i) => ({ startSeconds: i * 5, endSeconds: i * 5 + 10, genres: of }));
}

const times = (count: number, genres: readonly number[]): (readonly number[])[] =>
    Array.from({ length: count }, () => genres);

describe('the sentence about a song', () => {
    it('is empty before any genre is heard', () => {
        expect(say({})).toBe('');
    });

    it('says more the surer the network is', () => {
        expect(say({ genres: blues })).toBe('Clearly blues.');
        expect(say({ genres: [0.7, 0.1, 0.1, 0.1] })).toBe('Mostly blues.');
        expect(say({ genres: [0.6, 0.05, 0.1, 0.25] })).toBe('Mostly blues with some rock.');
        expect(say({ genres: [0.48, 0.05, 0.07, 0.4] })).toBe('Blues rather than rock.');
    });

    it('does not pretend to know a doubtful song', () => {
        expect(say({ genres: [0.4, 0.1, 0.1, 0.4] })).toBe('Between blues and rock.');
        expect(say({ genres: [0.3, 0.2, 0.26, 0.24] })).toBe('Between blues and jazz.');
        expect(say({ genres: [0.28, 0.26, 0.2, 0.2] })).toBe('Between blues and hip hop.');
        expect(say({ genres: [0.42, 0.2, 0.19, 0.19] })).toBe('Not sure, perhaps blues.');
        expect(say({ genres: [0.26, 0.23, 0.2, 0.2] })).toBe('Not sure: something of blues, hip hop and jazz.');
    });

    it('tells from when another genre leads', () => {
        const genres = [0.7, 0.02, 0.02, 0.26];
        expect(say({ genres, timeline: timeline(...times(30, blues), ...times(10, rock)), durationSeconds: 205 })).toBe(
            'Mostly blues, rock from 2:32.',
        );
        expect(say({ genres, timeline: timeline(...times(8, rock), ...times(20, blues)), durationSeconds: 145 })).toBe(
            'Mostly blues, rock until 0:42.',
        );
        expect(
            say({
                genres,
                timeline: timeline(...times(10, blues), ...times(6, rock), ...times(10, blues)),
                durationSeconds: 135,
            }),
        ).toBe('Mostly blues, rock from 0:52 to 1:22.');
    });

    it('tells the longest of several passages, and none that is a blink', () => {
        const genres = [0.85, 0.05, 0.05, 0.05];
        const moments = [
            ...times(9, blues),
            ...times(4, jazz),
            ...times(9, blues),
            ...times(6, rock),
            ...times(9, blues),
        ];
        expect(say({ genres, timeline: timeline(...moments), durationSeconds: 190 })).toBe(
            'Clearly blues, rock from 1:52 to 2:22.',
        );
        const blink = [...times(9, blues), hipHop, ...times(9, blues)];
        expect(say({ genres, timeline: timeline(...blink), durationSeconds: 100 })).toBe('Clearly blues.');
    });

    it('tells two halves apart where the mean says nothing', () => {
        const halves = timeline(...times(10, jazz), ...times(10, hipHop));
        expect(say({ genres: [0.03, 0.44, 0.44, 0.09], timeline: halves, durationSeconds: 105 })).toBe(
            'Jazz, then hip hop from 0:52.',
        );
    });

    it('adds the clearest mood and voice, but no style that repeats a genre and no tag heard too unreliably', () => {
        expect(say({ genres: blues, tags: [0.9, 0.2, 0.8, 0.9, 0.99] })).toBe('Clearly blues. Mellow, male voice.');
        expect(say({ genres: blues, tags: [0.39, 0.05, 0.49, 0.1, 0.9] })).toBe('Clearly blues.');
    });

    it('adds tempo and key, each only when it was found', () => {
        const key = { tonic: 'Bb', mode: 'minor', strength: 0.8 } as const;
        const rhythm = { ...noRhythm, tempoBpm: 96.4, key };
        expect(say({ genres: blues, rhythm })).toBe('Clearly blues. 96 BPM, B♭ minor.');
        expect(say({ genres: blues, rhythm: { ...rhythm, tempoBpm: null } })).toBe('Clearly blues. B♭ minor.');
        expect(say({ genres: blues, rhythm: noRhythm })).toBe('Clearly blues.');
    });
});

describe('the sentence of a network that promises the right genre among those named', () => {
    const promise = { setAbove: 0.15, coverage: 0.9 };

    it('names all of them, the likeliest first', () => {
        expect(say({ genres: blues }, promise)).toBe('Clearly blues.');
        expect(say({ genres: [0.42, 0.03, 0.15, 0.4] }, promise)).toBe('Blues, rock or jazz.');
        expect(say({ genres: [0.48, 0.05, 0.07, 0.4] }, promise)).toBe('Blues or rock.');
        expect(say({ genres: [0.7, 0.05, 0.05, 0.2] }, promise)).toBe('Probably blues, perhaps rock.');
        expect(say({ genres: [0.6, 0.05, 0.15, 0.2] }, promise)).toBe('Probably blues, perhaps rock or jazz.');
    });

    it('is not sure of too many, or of one that is too unlikely', () => {
        expect(say({ genres: [0.26, 0.23, 0.2, 0.21] }, promise)).toBe(
            'Not sure: something of blues, hip hop, rock and jazz.',
        );
        expect(say({ genres: [0.4, 0.14, 0.14, 0.14] }, promise)).toBe('Not sure, perhaps blues.');
    });

    it('tells from when another genre leads only where that leaves none of them out', () => {
        const moments = timeline(...times(30, blues), ...times(10, rock));
        const song = { timeline: moments, durationSeconds: 205 };
        expect(say({ ...song, genres: [0.7, 0.02, 0.02, 0.26] }, promise)).toBe('Mostly blues, rock from 2:32.');
        expect(say({ ...song, genres: [0.6, 0.02, 0.2, 0.18] }, promise)).toBe('Probably blues, perhaps jazz or rock.');
        const halves = timeline(...times(10, jazz), ...times(10, hipHop));
        const doubtful = { genres: [0.03, 0.44, 0.44, 0.09], timeline: halves, durationSeconds: 105 };
        expect(say(doubtful, promise)).toBe('Jazz, then hip hop from 0:52.');
        expect(say({ ...doubtful, genres: [0.2, 0.4, 0.4, 0] }, promise)).toBe('Hip hop, jazz or blues.');
    });
});

describe('the sentence where no genre is claimed', () => {
    const promises: Partial<Contract> = {
        classes: [
            { name: 'music', kind: 'sound', shownAbove: null },
            { name: 'speech', kind: 'voice', shownAbove: 0.3 },
            { name: 'tone', kind: 'sound', shownAbove: 0.3 },
            { name: 'wind', kind: 'sound', shownAbove: 0.3 },
            { name: 'techno', kind: 'genre', shownAbove: 0.3 },
            { name: 'ambient', kind: 'genre', shownAbove: 0.3 },
        ],
        musicBelow: 0.5,
        noneAbove: 0.5,
    };
    const rhythm = { ...noRhythm, tempoBpm: 120 };
    const tags = [0.9, 0, 0.9, 0.9, 0];
    const heard = { genres: blues, tags, rhythm };

    it('names the styles beyond the genres, or what is nearest, and what else is heard', () => {
        expect(say({ ...heard, classes: [1, 0, 0, 0, 0.9, 0.4], novelty: 0.8 }, promises)).toBe(
            'Techno and ambient, none of the 4 genres. Mellow, male voice. 120 BPM.',
        );
        expect(say({ ...heard, classes: [1, 0, 0, 0, 0.1, 0.1], novelty: 0.8 }, promises)).toBe(
            'None of the 4 genres fits. The nearest is blues. Mellow, male voice. 120 BPM.',
        );
    });

    it('says what is heard instead of music, and no beat and no mood of it', () => {
        const saySound = (...classes: number[]): string => say({ ...heard, classes, novelty: 0.8 }, promises);
        expect(saySound(0.1, 0.9, 0, 0, 0, 0)).toBe('This is speech.');
        expect(saySound(0.1, 0, 0.9, 0, 0, 0)).toBe('This sounds like a test tone.');
        expect(saySound(0.1, 0, 0, 0.9, 0, 0)).toBe('This does not sound like music.');
        expect(saySound(0.1, 0, 0, 0, 0, 0)).toBe('This does not sound like music.');
    });

    it('adds what is heard beyond the genres where one fits', () => {
        expect(say({ ...heard, tags: [], classes: [1, 0, 0, 0, 0.9, 0], novelty: 0.1 }, promises)).toBe(
            'Clearly blues. Techno. 120 BPM.',
        );
    });
});
