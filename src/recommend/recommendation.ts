import type { Language, Similar } from '../flow.ts';
import type { Service } from './sources.ts';

/** A song, or a release, to hear next. */
export interface Recommendation {
    readonly service: Service;
    /** The service's own; the track's for the library. */
    readonly id: string;
    readonly title: string;
    readonly artist?: string;
    readonly album?: string;
    readonly durationSeconds?: number;
    /** The service's page of it; the library has none. */
    readonly page?: string;
    /** Address of a picture. */
    readonly cover?: string;
    /** Address of the service's own player, to be shown in a frame. */
    readonly frame?: string;
    /** Address of the whole sound, which may be fetched and heard. */
    readonly stream?: string;
    /** Pages of results of other services, where it is likely to be found. */
    readonly elsewhere?: readonly Page[];
    /** When the service said this, where its terms say how long that may be kept; milliseconds since 1970. */
    readonly answeredAt?: number;
    /** How it was judged by the filters, and what is known of its date. */
    readonly judgements: readonly Judgement[];
    /** Where its sound was at hand. */
    readonly heard?: Similar;
}

export interface Page {
    readonly service: Service;
    readonly address: string;
}

/** Why a song stands there, and why it passed a filter. Upload and release are never confused; dates are ISO 8601, as precise as they are known: 2026, 2026-11, 2026-11-03. */
export type Judgement =
    | { readonly kind: 'script'; readonly language: Language; readonly script: Script; readonly of: 'title' | 'artist' }
    /** By the service itself, unless another says so. */
    | { readonly kind: 'declared'; readonly language: Language; readonly by?: Service }
    | { readonly kind: 'released' | 'uploaded'; readonly date: string }
    | { readonly kind: 'genre'; readonly genre: string }
    /** Listeners of the seeds play the song, or its artist, as well. */
    | { readonly kind: 'played-beside'; readonly of: 'song' | 'artist' }
    /** The sound of a song that was found by other means is close to the seeds' too. */
    | { readonly kind: 'sounds-alike' }
    /** 'catalogue': the service's own listing says so, by a tag or as the language of its words. */
    | { readonly kind: 'no-voices'; readonly by: 'sound' | 'title' | 'catalogue' };

export type Script = 'kana' | 'hangul' | 'han' | 'cyrillic' | 'latin';
