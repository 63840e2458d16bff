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
    /** How it was judged by the filters, and what is known of its date. */
    readonly judgements: readonly Judgement[];
    /** Where its sound was at hand. */
    readonly heard?: Similar;
}

/** Why a song passed a filter. Upload and release are never confused; dates are ISO 8601, as precise as they are known: 2026, 2026-11, 2026-11-03. */
export type Judgement =
    | { readonly kind: 'script'; readonly language: Language; readonly script: Script; readonly of: 'title' | 'artist' }
    | { readonly kind: 'declared'; readonly language: Language }
    | { readonly kind: 'released' | 'uploaded'; readonly date: string }
    | { readonly kind: 'genre'; readonly genre: string }
    /** 'catalogue': the service's own listing says so, by a tag or as the language of its words. */
    | { readonly kind: 'no-voices'; readonly by: 'sound' | 'title' | 'catalogue' };

export type Script = 'kana' | 'hangul' | 'han' | 'cyrillic' | 'latin';
