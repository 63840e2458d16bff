import { expect, test } from 'vitest';
import { fromHtml } from './entities.ts';

test.each([
    ['Simon &amp; Garfunkel', 'Simon & Garfunkel'],
    ['Rock &#39;n&#39; Roll', "Rock 'n' Roll"],
    ['&quot;Heroes&quot; &lt;3', '"Heroes" <3'],
    ['&#x1F3B5; caf&#233;', '🎵 café'],
    ['&amp;#39;', '&#39;'],
    ['AT&T; R&B &unknown; &#0; &#9999999;', 'AT&T; R&B &unknown; &#0; &#9999999;'],
])('%s means %s', (html, text) => {
    expect(fromHtml(html)).toBe(text);
});
