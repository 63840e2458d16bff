/** The scripts of East Asia: characters that are common in songs, those of the standard's first level, and all others. */
import { commonCharacters, firstLevel } from './frequent-characters.ts';
import type { Model } from './letter-model.ts';

export function eastAsian(encoding: 'shift_jis' | 'euc-jp' | 'gbk' | 'big5' | 'euc-kr'): Model {
    const common = commonCharacters[encoding];
    return (letter, before, after) => {
        // An accent or apostrophe within a word of Latin letters is read as one character with the letter after it.
        const besideLatin = [before, after].reduce(
            (sum, other) => sum + (/[a-z]/.test(other) ? 7 : /[A-Z]/.test(other) ? 3 : 0),
            0,
        );
        if (/[\u3000-\u303f\uff01-\uff5e\u2014\u2026\u00b7\u30fb\u301c]/u.test(letter)) return 10;
        if (/[\u3041-\u3096\u30a1-\u30fc]/u.test(letter)) return /jis|jp/.test(encoding) ? 6.5 : 14;
        if (/[\uff61-\uff9f]/u.test(letter)) return 9 + besideLatin;
        if (!/[\p{Script=Han}\p{Script=Hangul}]/u.test(letter)) return 16;
        const rank = common.indexOf(letter);
        if (rank >= 0) return 7 + Math.min(3, rank / 100) + besideLatin;
        return (firstLevel(encoding).has(letter) ? 12.5 : 18) + besideLatin;
    };
}
