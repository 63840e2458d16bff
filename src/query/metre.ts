/** Metres as they are typed. The network does not hear them; of waltzes it knows the style. */
import { matchAt } from './match-at.ts';

const metre =
    /\d{1,2}\s?\/\s?(?:2|4|8|16)(?![\d\p{L}])|(?:three|six|five|seven)[ -](?:four|eight)(?!\p{L})|4分の\d拍子|8分の\d拍子|[\d二三四五六七]拍子|[四八]分之[\d二三四五六七]拍?|(?:[48]분의 )?\d박자|(?:две|три|четыре) четверти/uy;

/** How long the metre is that stands in a folded text at a place; 0 where none does. */
export const metreLength = (text: string, at: number): number => matchAt(metre, text, at)?.[0].length ?? 0;

export const isMetre = (text: string): boolean => text !== '' && metreLength(text.toLowerCase(), 0) === text.length;
