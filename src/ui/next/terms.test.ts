import { render } from 'svelte/server';
import { afterEach, expect, test } from 'vitest';
import { interfaceLanguages, type InterfaceLanguage } from '../../app/interface-languages.ts';
import { type RemoteName, sourceNames, sources } from '../../recommend/sources.ts';
import SentToWhom from '../connections/SentToWhom.svelte';
import { language } from '../words/language.svelte.ts';
import Terms from './Terms.svelte';

afterEach(() => language.show('en', []));

const remote = sourceNames.filter((name): name is RemoteName => name !== 'library');
const linksOf = (body: string) => [...body.matchAll(/<a\b[^>]*>(.*?)<\/a>/gs)].map(([link]) => link);
const textOf = (link: string) => link.replaceAll(/<!--.*?-->|<span class="unseen.*?<\/span>|<[^>]+>/gs, '').trim();

test.each(remote)(
    'what the contracts of %s ask for stands there as links that tell their page nothing of this one',
    (name) => {
        const links = linksOf(render(Terms, { props: { terms: sources[name].terms } }).body);
        expect(links).toHaveLength(sources[name].terms.length);
        for (const [index, { address }] of sources[name].terms.entries()) {
            expect(links[index]).toContain(`href="${address}"`);
            expect(links[index]).toContain('target="_blank"');
            expect(links[index]).toMatch(/rel="noopener noreferrer"/);
        }
    },
);

test('nothing is fetched for them before a click', () => {
    for (const name of remote)
        expect(render(Terms, { props: { terms: sources[name].terms } }).body).not.toMatch(/<(?!\/?(?:p|a|span)\b|!--)/);
});

test.each(Object.keys(interfaceLanguages) as InterfaceLanguage[])(
    'in %s, the privacy settings have them for each source, with its name',
    async (tag) => {
        await language.show(tag, []);
        const texts = linksOf(render(SentToWhom).body).map(textOf);
        const all = remote.flatMap((name) => sources[name].terms.map(({ of }) => of));
        expect(texts).toHaveLength(all.length);
        for (const [index, of] of all.entries()) expect(texts[index]).toContain(of);
    },
);
