import { interfaceLanguages, type InterfaceLanguage } from '../../src/app/interface-languages.ts';
import { expect, test } from './browser-test.ts';
import { hearSongs } from './listener.ts';

const settings: Readonly<Record<InterfaceLanguage, string>> = {
    en: 'Settings',
    ja: '設定',
    ko: '설정',
    zh: '设置',
    ru: 'Настройки',
};

test('the app speaks five languages, and the one that was chosen after a reload', async ({ visit }) => {
    await hearSongs(visit, 'three-seconds.mp3');
    await visit.click({ role: 'button', name: '^Settings$' });
    for (const [tag, title] of Object.entries(settings)) {
        const { name, locale } = interfaceLanguages[tag as InterfaceLanguage];
        await visit.click({ role: 'radio', name: `^${name}$` });
        await visit.expectOne({ role: 'heading', name: `^${title}$` });
        expect(await visit.evaluate(() => document.documentElement.lang)).toBe(locale);
    }
    await visit.reload();
    await visit.expectOne({ role: 'region', name: '^Медиатека$' });
});
