/** Names of what is heard in a song. */
import { shortSeconds } from '../../analysis/short-seconds.ts';
import type { Caution, Key, Rhythm, TempoChange } from '../../flow.ts';
import type { Feeling } from '../../meaning/feeling.ts';
import { isHeardLive } from '../../library/heard-live.ts';
import { keySign as signOf } from '../../meaning/key-notation.ts';
import { levelOf } from '../../meaning/level.ts';
import { loudnessFeel as feelOfLoudness } from '../../meaning/loudness.ts';
import type { Reading } from '../../meaning/reading.ts';
import { isKeySureAt, isTempoSure } from '../../meaning/rhythm-surety.ts';
import { tempoFeel as feelOfTempo } from '../../meaning/tempo.ts';
import type { Trait } from '../../meaning/traits.ts';
import { words as called } from '../../vocabulary.ts';
import { clock, count, duration, percent, tenth } from './format.ts';
import { keyNotation } from './key-notation.ts';
import { language, words } from './language.svelte.ts';

/** The name of a family, style or mood, or of one of the papers' genres; what has no name in this language is shown as it is. */
export const genreName = (genre: string): string => called(genre, language.tag)?.[0] ?? genre;
/** The name of a tag or class of the contract, else of what the vocabulary has: what is typed for one of them stands among the others. */
export const tagName = (tag: string): string => {
    const known: Readonly<Record<string, string>> = { ...words.tags, ...words.classes };
    return Object.hasOwn(known, tag) ? (known[tag] ?? tag) : genreName(tag);
};
/** The name of a mood or feeling. */
export function moodName(mood: string): string {
    const feelings: Readonly<Record<string, string>> = words.feelings;
    return (Object.hasOwn(feelings, mood) ? feelings[mood] : undefined) ?? genreName(mood);
}
/** The name of a trait: a style may be called as an instrument is ("piano"). */
export const traitName = ({ name, kind }: Pick<Trait, 'name' | 'kind'>): string =>
    kind === 'style' || kind === 'mood' ? genreName(name) : tagName(name);

/** "Tense", "energetic": what is clear of a feeling. What is calm is not called gentle too: it says no more, and is in the way of the moods. */
export const feelingNames = ({ quadrant, isEnergetic, isGentle }: Feeling): readonly string[] => [
    ...(quadrant ? [words.feelings[quadrant]] : []),
    ...(isEnergetic ? [words.feelings.energetic] : []),
    ...(isGentle && quadrant !== 'calm' ? [words.feelings.gentle] : []),
];

/** How a song feels, what is clear of it first, and its moods, the clearest first. */
export const moodNames = ({ feeling, shown }: Pick<Reading, 'feeling' | 'shown'>): readonly string[] => [
    ...new Set([
        ...(feeling ? feelingNames(feeling) : []),
        ...shown.filter(({ kind }) => kind === 'mood').map(traitName),
    ]),
];

const named = (names: Readonly<Record<string, string>>, name: string): string => names[name] ?? name;

/** What is to be said of a sound that is no music; null where it is not clear what it is. */
export function noMusic(sound: string | null): string {
    const sounds: Readonly<Record<string, string>> = words.noMusic;
    return sounds[sound ?? ''] ?? words.noMusic.unclear;
}

/** "A minor", or its place on the wheel that the listener has chosen: "8A", "1m". One that is not sure has a question mark, here and below. */
export const keyName = (key: Key): string =>
    keyNotation() === 'musical'
        ? marked(words.modes[key.mode](named(words.tonics, key.tonic)), isKeySureAt(key.strength))
        : keySign(key);
/** The same where there is little room: "Am", "F♯m", "8A", "1m". */
export const keySign = (key: Key): string =>
    marked(
        signOf(key, keyNotation())
            .replace('#', '♯')
            .replace(/^([A-G])b/, '$1♭'),
        isKeySureAt(key.strength),
    );
/** With a question mark where it is not sure. */
export const marked = (text: string, isSure: boolean): string => (isSure ? text : `${text}?`);
export const keyFeel = ({ mode }: Key): string => words.modeFeels[mode];
export const tempo = (bpm: number): string => words.units.tempo(count(Math.round(bpm)));

type Tempo = Pick<Rhythm, 'tempoBpm' | 'tempoConfidence'>;
/** "140 BPM" of a song; with a question mark where it may be half of it, or double. Empty where it has none, here and below. */
export const songTempo = (rhythm: Tempo): string => tempoText(rhythm, tempo);
/** The same where the unit stands elsewhere: "140", "140?". */
export const tempoNumber = (rhythm: Tempo): string => tempoText(rhythm, (bpm) => count(Math.round(bpm)));
const tempoText = (rhythm: Tempo, text: (bpm: number) => string): string =>
    rhythm.tempoBpm === null ? '' : marked(text(rhythm.tempoBpm), isTempoSure(rhythm));

export const loudness = (lufs: number): string => words.units.loudness(tenth(lufs));

export const tempoFeel = (bpm: number): string => words.tempoFeels[feelOfTempo(bpm)];
export const loudnessFeel = (lufs: number): string => words.loudnessFeels[feelOfLoudness(lufs)];

export const energy = (value: number): string => words.levels.energy[levelOf('energy', value)];
export const danceability = (value: number): string => words.levels.danceability[levelOf('danceability', value)];
/** "140 BPM from 2:40". */
export const tempoChange = ({ atSeconds, bpm }: TempoChange): string =>
    words.facts.tempoFrom({ tempo: tempo(bpm), start: clock(atSeconds) });

export const genreShare = (genre: string, share: number): string =>
    words.text.share({ name: genreName(genre), share: percent(share) });

/** What is to be said of a result that has a catch, when so many seconds were heard of a file of so many songs or chapters. */
export const cautions: Record<Caution, (heardSeconds: number, parts?: number) => string> = {
    'ended-early': (seconds) => words.cautions['ended-early'](duration(seconds)),
    'damaged-inside': () => words.cautions['damaged-inside'],
    short: (seconds) =>
        seconds < shortSeconds ? words.cautions.short(duration(seconds)) : words.cautions['mostly-silent'],
    'nearly-silent': () => words.cautions['nearly-silent'],
    'several-parts': (_, parts = 1) => words.cautions['several-parts'](count(parts)),
};

/** Why a song that is not at hand does not play, and what helps where anything does. */
export const notAtHand = (trackId: string): string => (isHeardLive(trackId) ? words.live.noFile : words.play.missing);

/** Of what was heard as it sounded, and has no file. */
export const liveCautions: typeof cautions = {
    ...cautions,
    'ended-early': (seconds) => words.live.brokeOff(duration(seconds)),
    'damaged-inside': () => words.live.leftOut,
};
