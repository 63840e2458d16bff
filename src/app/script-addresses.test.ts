import { afterEach, expect, test, vi } from 'vitest';
import { guardScripts, ownScript } from './script-addresses.ts';

afterEach(() => void vi.unstubAllGlobals());

const base = 'https://example.org/segue/?song=1';

test.each([
    ['./service-worker.js', 'https://example.org/segue/service-worker.js'],
    ['assets/analysis-worker-DqOqLiJ3.js', 'https://example.org/segue/assets/analysis-worker-DqOqLiJ3.js'],
    ['https://example.org/segue/assets/worker.js', 'https://example.org/segue/assets/worker.js'],
])('%s is a script of the app', (address, script) => {
    expect(ownScript(address, base)).toBe(script);
});

test.each([
    'https://elsewhere.example/segue/assets/worker.js',
    '//elsewhere.example/service-worker.js',
    '/service-worker.js',
    'assets/../../other-app/worker.js',
    'assets/%2e%2e/%2e%2e/other-app/worker.js',
    'assets/deeper/worker.js',
    'service-worker.js?then=more',
    'model/model.json',
    'blob:https://example.org/0b5e',
    'data:text/javascript,alert(1)',
    'javascript:alert(1)',
])('%s is none', (address) => {
    expect(() => ownScript(address, base)).toThrow('expected a script of the app');
});

test('the page’s default policy lets the app’s scripts through, and has no rule for markup and code', () => {
    const createPolicy = vi.fn();
    vi.stubGlobal('trustedTypes', { createPolicy });
    vi.stubGlobal('document', { baseURI: base });
    guardScripts();
    const [name, rules] = createPolicy.mock.calls[0] ?? [];
    expect([name, Object.keys(rules)]).toEqual(['default', ['createScriptURL']]);
    expect(rules.createScriptURL('./service-worker.js')).toBe('https://example.org/segue/service-worker.js');
    expect(() => rules.createScriptURL('https://elsewhere.example/a.js')).toThrow(TypeError);
});

test('a browser without Trusted Types needs no policy', () => {
    expect(guardScripts).not.toThrow();
});
