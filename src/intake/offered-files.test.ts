import { expect, test } from 'vitest';
import { offeredFiles } from './offered-files.ts';

test.each([
    ['a phone or tablet by Apple', 'Apple Computer, Inc.', 5, undefined],
    ['a Mac', 'Apple Computer, Inc.', 0, 'audio/*,.opus'],
    ['an Android phone', 'Google Inc.', 5, 'audio/*,.opus'],
    ['Firefox', '', 0, 'audio/*,.opus'],
])('on %s a chooser greys out no song', (_, vendor, maxTouchPoints, offered) => {
    expect(offeredFiles('audio/*,.opus', { vendor, maxTouchPoints })).toBe(offered);
});
