import { audibleGenres, type NamedMoment } from '../../meaning/timeline.ts';
import * as words from '../words.ts';

interface Place {
    readonly seconds: number;
    /** Null when no frequency is meant. */
    readonly hz: number | null;
}

/** What is heard at a place of the picture: "2:41, 880 Hz: rock 62%, blues 21%". */
export function momentWords({ seconds, hz }: Place, moment: NamedMoment | null): string {
    const place = words.row([words.clock(seconds), ...(hz === null ? [] : [words.hertz(hz)])]);
    if (!moment) return place;
    const heard = audibleGenres(moment).map(({ name, share }) => words.genreShare(name, share));
    return words.text.labelled({ label: place, value: words.row(heard) });
}
