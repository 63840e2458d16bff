/** Whether songs belong together: then one begins exactly where the other ends, as on the record. */
import type { Track } from '../../flow.ts';
import type { Edges } from './edges.ts';

export interface Song {
    readonly track: Pick<Track, 'album' | 'artist' | 'fileName'> & {
        readonly analysis: Pick<Track['analysis'], 'durationSeconds' | 'rhythm'>;
    };
    readonly edges: Edges;
}

/** Less silence at an edge is none, and a shorter fall or rise is a stroke. */
const silenceSeconds = 0.3;
const strokeSeconds = 1.3;

/**
 * Those of one album that follow each other by the numbers that their files' names begin with; where neither has one, those of which the
 * first sounds to its very end and the second from its very beginning. The same holds for one artist's songs of no album, by both.
 */
export function belongTogether(first: Song, second: Song): boolean {
    const [number, nextNumber] = [numberOf(first.track.fileName), numberOf(second.track.fileName)];
    const areNumbered = number !== null && nextNumber !== null;
    const follows = areNumbered && nextNumber === number + 1;
    const areCut = soundsToItsEnd(first) && soundsAtOnce(second);
    if (isSame(first.track.album, second.track.album)) return areNumbered ? follows : areCut;
    const haveNoAlbum = first.track.album === undefined && second.track.album === undefined;
    return haveNoAlbum && isSame(first.track.artist, second.track.artist) && follows && areCut;
}

function soundsToItsEnd({ track, edges }: Song): boolean {
    const { durationSeconds } = track.analysis;
    return durationSeconds - edges.endsSeconds < silenceSeconds && durationSeconds - edges.fadesSeconds < strokeSeconds;
}

function soundsAtOnce({ edges }: Song): boolean {
    return edges.beginsSeconds < silenceSeconds && edges.arrivedSeconds < strokeSeconds;
}

/** "07 - Title.flac" is 7, "2-07 Title.flac" 207: a disc's songs follow each other. */
function numberOf(fileName: string): number | null {
    const [, disc, number] = /^(?:(\d)[-.])?(\d{1,3})(?=[\s._-])/.exec(fileName) ?? [];
    return number === undefined ? null : Number(disc ?? 0) * 100 + Number(number);
}

function isSame(name: string | undefined, other: string | undefined): boolean {
    return name !== undefined && name.trim().toLowerCase() === other?.trim().toLowerCase();
}
