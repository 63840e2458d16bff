import type { Contract } from '../../contract.ts';
import type { Moment } from '../../flow.ts';
import * as words from '../words.ts';
import { ranked } from '../../meaning/passages.ts';

/** A genre below this share of a moment is not worth a word. */
const audible = 0.1;

interface Place {
    readonly seconds: number;
    /** Null when no frequency is meant. */
    readonly hz: number | null;
}

/** What is heard at a place of the picture: "2:41, 880 Hz: rock 62%, blues 21%". */
export function momentWords({ seconds, hz }: Place, moment: Moment | null, contract: Contract): string {
    const place = words.row([words.clock(seconds), ...(hz === null ? [] : [words.hertz(hz)])]);
    if (!moment) return place;
    const heard = ranked(moment.genres)
        .filter((genre, rank) => rank < 3 && (rank === 0 || (moment.genres[genre] ?? 0) >= audible))
        .map((genre) => words.genreShare(contract.genres[genre] ?? '', moment.genres[genre] ?? 0));
    return words.text.labelled({ label: place, value: words.row(heard) });
}
