/** What is sent to be learned from. */
import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import { isHeardByAnother } from '../meaning/same-network.ts';
import { artistOf, featuresOf, type LearnedSong } from './features.ts';
import type { Example, Label } from './label.ts';
import type { Lesson } from './protocol.ts';
import { byId } from './spread.ts';
import { teaches } from './teaching.ts';

/** What is usual in a library is told by so many songs of it. */
const mostSongs = 2000;

/** Those beside which labels are learned. */
export const songsToLearnFrom = (tracks: readonly Track[], contract: Contract): readonly Track[] =>
    tracks.filter(({ analysis }) => !isHeardByAnother(analysis, contract));

/** `songs`: of the library, all heard by this network. */
export function lessonOf(labels: readonly Label[], songs: readonly Track[], contract: Contract): Lesson {
    const sorted = songs.toSorted(byId);
    const step = Math.max(1, sorted.length / mostSongs);
    const some = Array.from({ length: Math.min(mostSongs, sorted.length) }, (_, i) => sorted[Math.floor(i * step)]);
    const learned = (examples: readonly Example[]): readonly LearnedSong[] =>
        examples.filter((example) => teaches(example, contract)).map(ofExample);
    return {
        labels: labels.map(({ examples, counterexamples }) => ({
            examples: learned(examples),
            counterexamples: learned(counterexamples),
        })),
        library: some.flatMap((track) => (track ? [ofTrack(track)] : [])),
        network: contract.version,
        styles: contract.styles.length,
    };
}

const ofTrack = ({ id, artist, analysis }: Track): LearnedSong => ({
    id,
    artist: artistOf(id, artist),
    features: featuresOf(analysis),
});

const ofExample = ({ songId, artist, network, styles, embedding }: Example): LearnedSong => ({
    id: songId,
    artist: artistOf(songId, artist),
    features: featuresOf({ model: network, styles, embedding }),
});
