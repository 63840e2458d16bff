import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';

const assets = 'dist/assets';

/** WebKit would run the worker's script a second time, and both would answer. */
test('no script of the build imports anything from a worker’s own', () => {
    const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
    expect(scripts.filter((name) => name.includes('-worker-')).length).toBeGreaterThan(5);
    const importers = scripts.filter((name) =>
        /(?:from|import)\s*\(?["'`]\.\/[\w-]+-worker-/.test(readFileSync(`${assets}/${name}`, 'utf8')),
    );
    expect(importers).toEqual([]);
});
