/** Artist and song from the title and the channel of a video. */
import { plainText } from '../../library/plain-text.ts';
import { bracketed, withoutNoise } from '../matching/title-noise.ts';

export interface Named {
    readonly title: string;
    readonly artist?: string;
}

/** Channels that the service makes for an artist's records; their videos' titles are the songs' alone. */
const topicChannel = /^(.+?)\s+-\s+Topic$/;
const hashtags = /(?<!\S)[#＃][\p{Letter}\p{Mark}\p{Number}_]+/gu;
/** With a space on one side at least: "Jay-Z" is one name. */
const separator = /\s+[-–—―_|｜/／]+\s*|\s*[-–—―|｜]+\s+/u;
const parted = new RegExp(`(${separator.source})`, 'u');
/** 「Song」, 『Song』, 《Song》, 【Song】, and whatever stands before and after. */
const quoted = /^([^「『《【]*)[「『《【]([^」』》】]+)[」』》】](.*)$/u;
const quotedLatin = /^(.+?)\s+['"‘“](.+?)['"’”](?!\p{Letter})(.*)$/u;
const guests = /\b(?:feat|ft)\b/iu;

/**
 * "Artist - Song (Official Video)" and its like in five languages. The side that the channel is named after is the artist;
 * where nothing tells, the left one. A title without an artist is its channel's.
 */
export function namedBy(videoTitle: string, channel = ''): Named {
    const [, topic] = topicChannel.exec(channel.trim()) ?? [];
    const text = withoutBracketedNoise(videoTitle.replace(hashtags, ' '));
    if (topic !== undefined) return { title: text || videoTitle, artist: topic };
    const found = byQuotes(text, quoted, channel) ?? bySeparator(text, channel) ?? byQuotes(text, quotedLatin, channel);
    if (found) return found;
    const artist = channel
        .replace(/\s*(?:VEVO|Official(?: Channel)?|公式(?:チャンネル)?|官方(?:頻道|频道)?)\s*$/iu, '')
        .trim();
    return { title: withoutTail(text) || videoTitle.trim(), ...(artist && { artist }) };
}

function byQuotes(text: string, pattern: RegExp, channel: string): Named | null {
    const [, before = '', inside = '', after = ''] = pattern.exec(text) ?? [];
    const title = inside.trim();
    if (!title) return null;
    const [left, right] = [trimmed(before), trimmed(after)];
    const rest = isNoise(right) ? '' : right;
    if (!left) return rest && isNamedAfter(channel, rest) ? { title, artist: rest } : null;
    // Between straight quotes may stand a part of a name: Rock 'n' Roll.
    const brackets = (rest.match(bracketed) ?? []).join(' ');
    const isPlain = isNoise(trimmed(rest.replace(bracketed, ' ')));
    if (pattern === quotedLatin && !isPlain) return null;
    // "A - B「C」" is a song B of C's album, film or series.
    if (separator.test(left)) return null;
    return { title: [title, isPlain ? brackets : rest].filter(Boolean).join(' '), artist: left };
}

function bySeparator(text: string, channel: string): Named | null {
    const parts = text.split(parted);
    // Every second part is a separator.
    const [first = '', ...others] = parts
        .filter((part, i) => i % 2 === 0 && part.trim() && !isNoise(part))
        .map(withoutTail);
    if (others.length === 0) return null;
    const last = others.at(-1) ?? '';
    if (isNamedAfter(channel, last) && !isNamedAfter(channel, first))
        return { title: [first, ...others.slice(0, -1)].join(' - '), artist: last };
    const isDash = /[-–—―_]/u.test(parts.find((part, i) => i % 2 === 1 && part.trim()) ?? '');
    return isDash || isNamedAfter(channel, first) ? { title: others.join(' - '), artist: first } : null;
}

function withoutBracketedNoise(text: string): string {
    const bare = text.replace(bracketed, (bracket) => {
        const inside = bracket.slice(1, -1);
        return isNoise(inside) ? ' ' : bracket;
    });
    return bare.replace(/\s+/gu, ' ').trim();
}

/** Two words of noise at least, or those that are never a song's: "Hello Official Video", but "My Life Is Full". */
function withoutTail(text: string): string {
    const words = text.trim().split(/\s+/u);
    const isTail = (start: number) => {
        const tail = words.slice(start);
        return isNoise(tail.join(' ')) && (tail.length > 1 || /^m\/?v$/iu.test(tail[0] ?? ''));
    };
    const start = words.findIndex((_, index) => index > 0 && isTail(index));
    return trimmed((start < 0 ? words : words.slice(0, start)).join(' '));
}

/** Whether nothing is said of the song itself, nor of who sings it too. */
function isNoise(text: string): boolean {
    return !guests.test(text) && withoutNoise(`x ${text}`).replace(/[^\p{Letter}\p{Number}]+/gu, '') === 'x';
}

function isNamedAfter(channel: string, name: string): boolean {
    const [whole, part] = [letters(channel), letters(name)];
    return part.length > 1 && whole.length > 1 && (whole.includes(part) || part.includes(whole));
}

const letters = (text: string): string => plainText(text).replace(/[^\p{Letter}\p{Number}]+/gu, '');

const trimmed = (text: string): string => text.replace(/^[\s\-–—―_|｜/／:]+|[\s\-–—―_|｜/／:]+$/gu, '');
