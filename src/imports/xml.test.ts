import { expect, test } from 'vitest';
import { walkXml } from './xml.ts';

function visited(text: string): readonly [boolean, readonly string[]] {
    const said: string[] = [];
    const isWhole = walkXml(text, {
        open: (name, attributes, parents) =>
            void said.push(`${[...parents, name].join('/')} ${JSON.stringify([...attributes])}`),
        close: (name) => void said.push(`/${name}`),
    });
    return [isWhole, said];
}

test('elements are visited with their attributes, whatever stands between them', () => {
    const text = `<?xml version="1.0"?><!-- <x> --><a b="1" c = '"2"'>text &amp; <![CDATA[<y>]]><d/><e f=">"></e\n></a>\n`;
    expect(visited(text)).toEqual([
        true,
        ['a [["b","1"],["c","\\"2\\""]]', 'a/d []', '/d', 'a/e [["f",">"]]', '/e', '/a'],
    ]);
});

test('characters by name and number are read, and names that are not XML’s stay as they stand', () => {
    const [, [said]] = visited('<a b="&lt;&gt;&amp;&quot;&apos;&#233;&#xE9;&#x1F319;&#x110000;&secret;&amp;lt;"/>');
    expect(said).toBe(`a ${JSON.stringify([['b', '<>&"\'éé🌙\ufffd&secret;&lt;']])}`);
});

test.each([
    ['nothing', ''],
    ['text', 'hello'],
    ['a cut tag', '<a b="1'],
    ['a cut document', '<a><b/>'],
    ['a cut comment', '<a><!-- </a>'],
    ['tags that cross', '<a><b></a></b>'],
    ['an end without a beginning', '</a>'],
    ['two roots', '<a/><b/>'],
    ['attributes without quotes', '<a b=1/>'],
    ['an end with attributes', '<a></a b="1">'],
    ['a document type', '<!DOCTYPE a><a/>'],
    ['entities of its own', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a b="&x;"/>'],
    ['a bare bracket', '<a>1 < 2</a>'],
])('%s is not taken for a document', (_, text) => expect(visited(text)[0]).toBe(false));

test('a hostile document is refused in time that grows with its length', () => {
    const hostile = [
        '<a ' + 'x'.repeat(2e6),
        '<a' + ' '.repeat(2e6) + 'x',
        '<a b="' + 'y'.repeat(2e6),
        '<a>'.repeat(5e5),
    ];
    const began = performance.now();
    expect(hostile.map((text) => walkXml(text, { open: () => undefined, close: () => undefined }))).toEqual([
        false,
        false,
        false,
        false,
    ]);
    expect(performance.now() - began).toBeLessThan(5000);
});
