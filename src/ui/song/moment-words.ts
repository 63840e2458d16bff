import { audibleFamilies, type NamedMoment } from '../../meaning/timeline.ts';
import { words } from '../words/language.svelte.ts';
import { clock, hertz, row } from '../words/format.ts';
import { genreShare } from '../words/music.ts';

interface Place {
    readonly seconds: number;
    /** Null when no frequency is meant. */
    readonly hz: number | null;
}

/** What is heard at a place of the picture: "2:41, 880 Hz: rock 62%, blues 21%". */
export function momentWords({ seconds, hz }: Place, moment: NamedMoment | null): string {
    const place = row([clock(seconds), ...(hz === null ? [] : [hertz(hz)])]);
    if (!moment) return place;
    const heard = audibleFamilies(moment).map(({ name, share }) => genreShare(name, share));
    return words.text.labelled({ label: place, value: row(heard) });
}
