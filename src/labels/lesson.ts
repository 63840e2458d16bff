/** What is sent to be learned from. */
import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import { isHeardByAnother } from '../meaning/same-network.ts';
import { artistOf, featuresOf, type LearnedSong } from './features.ts';
import type { Example, Label } from './label.ts';
import type { Lesson } from './protocol.ts';
import { byId } from './spread.ts';

/** What is usual in a library is told by so many songs of it. */
const mostSongs = 2000;

export function lessonOf(labels: readonly Label[], tracks: readonly Track[], contract: Contract): Lesson {
    const { version: network, styles, embeddingLength } = contract;
    const songs = tracks.filter(({ analysis }) => !isHeardByAnother(analysis, contract)).toSorted(byId);
    const step = Math.max(1, songs.length / mostSongs);
    const some = Array.from({ length: Math.min(mostSongs, songs.length) }, (_, i) => songs[Math.floor(i * step)]);
    const isUsable = (one: Example): boolean =>
        one.network === network && one.styles.length === styles.length && one.embedding.length === embeddingLength;
    const learned = (examples: readonly Example[]): readonly LearnedSong[] => examples.filter(isUsable).map(ofExample);
    return {
        labels: labels.map(({ examples, counterexamples }) => ({
            examples: learned(examples),
            counterexamples: learned(counterexamples),
        })),
        library: some.flatMap((track) => (track ? [ofTrack(track)] : [])),
        network,
        styles: styles.length,
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
