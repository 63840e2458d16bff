import { afterEach, expect, test, vi } from 'vitest';
import { language, words } from './language.svelte.ts';
import { date, howManySongs, list, row, sentences } from './format.ts';
import { cautions, genreName, keyName, loudness, tagName } from './music.ts';
import { tryAgainIn } from '../next/next-words.ts';

afterEach(async () => {
    vi.doUnmock('../languages/compiled/ko.ts');
    await language.show('en', []);
});

test.each([
    [['ja-JP', 'en'], 'ja'],
    [['fr', 'zh-Hant-TW'], 'zh'],
    [['RU'], 'ru'],
    [['fr', 'de'], 'en'],
    [[], 'en'],
])('a browser that prefers %j is spoken to in %s', async (preferred, tag) => {
    expect(await language.show('browser', preferred)).toBe(true);
    expect(language.tag).toBe(tag);
});

test('a choice counts more than the browser', async () => {
    await language.show('ko', ['ja']);
    expect([language.tag, language.locale]).toEqual(['ko', 'ko']);
});

test('words, numbers, dates and lists follow the language', async () => {
    const { next } = words;
    expect([next.title, words.next.stop]).toEqual(['What to hear next', 'Stop']);
    await language.show('ru', []);
    expect([next.title, words.next.stop]).toEqual(['Что послушать дальше', 'Остановить']);
    expect(howManySongs(21)).toBe('21 песня');
    expect(loudness(-14.04)).toBe('−14,0 LUFS');
    expect(date('2026-11-03').replace('\u00a0', ' ')).toBe('3 нояб. 2026 г.');
    expect(list(['a', 'b', 'c'])).toBe('a, b и c');
    expect(tryAgainIn(31)).toBe('Попробуйте ещё раз через 31 секунду.');
    expect(cautions['ended-early'](41.7)).toBe(
        'Файл обрывается слишком рано. Удалось услышать только начало: 41 секунда.',
    );
    await language.show('ja', []);
    expect(date('2026-11-03')).toBe('2026年11月3日');
    expect(sentences(['ブルース', row(['メロウ', '男性ボーカル'])])).toBe('ブルース。メロウ、男性ボーカル。');
    expect(tryAgainIn(125)).toBe('3 分後にもう一度お試しください。');
});

test('keys, genres and tags are named as musicians of the language name them', async () => {
    const key = { tonic: 'F#', mode: 'minor', strength: 1 } as const;
    const named = async (tag: 'ja' | 'ko' | 'zh' | 'ru') => {
        await language.show(tag, []);
        return [keyName(key), genreName('hiphop'), tagName('female voice')];
    };
    expect(await named('ja')).toEqual(['F♯マイナー', 'ヒップホップ', '女性ボーカル']);
    expect(await named('ko')).toEqual(['F♯ 마이너', '힙합', '여성 보컬']);
    expect(await named('zh')).toEqual(['升F小调', '嘻哈', '女声']);
    expect(await named('ru')).toEqual(['фа-диез минор', 'хип-хоп', 'женский голос']);
});

test('a genre or tag that has no name in a language is shown as it is', async () => {
    await language.show('ru', []);
    expect([genreName('zydeco'), tagName('yodelling')]).toEqual(['zydeco', 'yodelling']);
});

test('the last language that was asked for wins, however late another comes', async () => {
    const [first, second] = [language.show('ru', []), language.show('en', [])];
    expect(await Promise.all([first, second])).toEqual([true, true]);
    expect(language.tag).toBe('en');
});

test('a language whose words cannot be loaded leaves the one that is shown', async () => {
    await language.show('ja', []);
    vi.doMock('../languages/compiled/ko.ts', () => {
        throw new Error('gone');
    });
    vi.resetModules();
    const fresh = (await import('./language.svelte.ts')).language;
    await fresh.show('ja', []);
    expect(await fresh.show('ko', [])).toBe(false);
    expect(fresh.tag).toBe('ja');
});
