import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { version } from '../../build/version.ts';
import { notesOf } from './notes.ts';

const changelog =
    '# Changelog\n\n## [Unreleased]\n\n## [1.1.0] - 2027-01-02\n\n### Added\n\n- b\n\n## [1.0.0] - 2027-01-01\n\n- a\n';

test('the notes of a version are its section, and no other', () => {
    expect(notesOf(changelog, '1.1.0')).toBe('### Added\n\n- b\n');
    expect(notesOf(changelog, '1.0.0')).toBe('- a\n');
});

test.each(['1.2.0', 'Unreleased', '1.1'])('there is no release of %s, of which the changelog says nothing', (other) => {
    expect(() => notesOf(changelog, other)).toThrow(`expected that CHANGELOG.md says what is in ${other}`);
});

test('the changelog says what is in this version, which is the newest that it names', () => {
    const own = readFileSync(new URL('../../CHANGELOG.md', import.meta.url), 'utf8');
    expect(notesOf(own, version)).toMatch(/^### /m);
    expect(/^## \[(\d.*?)\] - \d{4}-\d{2}-\d{2}$/m.exec(own)?.[1]).toBe(version);
});
