/** The words in a title that only say which recording of the song it is. */
import { bracketed, wholeWords } from './title-noise.ts';

const knownMix = '(?:radio|original|extended|club|stereo|mono|(?:19|20)\\d\\d) mix';

/** What makes another recording of the same song. */
const recordings = wholeWords([
    '(?:\\d{4} )?(?:digital(?:ly)? )?re-?master(?:ed|ing)?(?: \\d{4})?',
    'live|unplugged|acoustic|demo|sessions?|stripped|rehearsal|a ?cappella|instrumental|inst|karaoke|off vocal',
    `version|ver|edit|${knownMix}|mono|stereo|single|bonus track|explicit|clean|(?:super |ultra )?slowed|sped up|reverb|nightcore|8d`,
    'cover(?:ed)?|lyric|audio|recording|re-?recorded|anniversary',
    'ライブ|ライヴ|弾き語り|アコースティック|リマスター|カバー|歌ってみた|バージョン',
    '라이브|어쿠스틱|커버|버전|리마스터',
    '[现現][场場]版?|演唱[会會]版?|翻唱|原版',
    'концерт|живой звук|акустика|кавер|версия|ремастер',
]);
const recordingAtEnd = /版$|ver\.?$|バージョン$|버전$/iu;
/** Without brackets, only what is no part of a title in these languages. */
const bareAtEnd = /(?<=\S)\s+(?:ライブ|ライヴ|弾き語り|라이브|어쿠스틱|[现現][场場]版?)$/u;

/** A remix is another song, unless it is one that everybody knows ("Radio Mix"); so are parts, reprises and medleys. */
const anotherSong = wholeWords(['remix|rmx|mashup|medley|reprise|(?:pt|part|vol)\\.? ?\\d+|interlude']);
const anyMix = wholeWords(['mix']);
const known = wholeWords([knownMix]);

/** The title without "… (Live at Wembley)", "… - Remastered 2011", "… [Acoustic]". */
export function withoutRecording(title: string): string {
    const parts = title.replace(bracketed, (group) => (isRecording(group) ? ' ' : group)).split(dash);
    while (parts.length > 1 && isOnlyRecording(parts.at(-1) ?? '')) parts.pop();
    return parts.join(' - ').trim().replace(bareAtEnd, '');
}

/** What stands between an artist and a title, or between a title and its recording. */
export const dash = /\s+[-–—_|]\s+|\s+-(?=\S)/u;

function isRecording(words: string): boolean {
    if (words.search(anotherSong) >= 0 || (words.search(anyMix) >= 0 && words.search(known) < 0)) return false;
    return words.search(recordings) >= 0 || recordingAtEnd.test(words);
}

/** "Live at Wembley" and "Single Version", but not "Live and Let Die". */
function isOnlyRecording(words: string): boolean {
    if (!isRecording(words)) return false;
    const [last = ''] = /[\p{Letter}\p{Number}]+[^\p{Letter}\p{Number}]*(?:(?:19|20)\d\d)?\W*$/u.exec(words) ?? [];
    const others = words
        .replace(recordings, ' ')
        .replace(/[^\p{Letter}]+/gu, ' ')
        .trim();
    return others === '' || isRecording(last) || /^(?:at|from|in|on|by|for)\s/iu.test(others);
}
