import { expect, test } from 'vitest';
import { complaints, mended } from './ruff/look.ts';

const settings = { 'line-length': 60, lint: { select: ['E', 'F', 'I'] }, format: { 'quote-style': 'single' } };

test('what is well written is not complained about', () => {
    expect(complaints({ name: 'a.py', text: "print('é')\n" }, settings)).toEqual([]);
});

test('what is not used and what is formatted otherwise are named with their place', () => {
    const found = complaints({ name: 'a.py', text: 'import os\n\nprint("é")\n' }, settings);
    expect(found[0]).toMatch(/^a\.py:1:8: F401 `os` imported but unused/);
    expect(found[1]).toBe('a.py: would be formatted otherwise');
    expect(found).toHaveLength(2);
});

test('what cannot be read as Python is complained about, not thrown', () => {
    const [first] = complaints({ name: 'a.py', text: 'def\n' }, settings);
    expect(first).toMatch(/^a\.py:1:4: /);
});

test('what can be mended is mended, beside letters of any width', () => {
    const text = '"""é 🎵"""\nimport sys\nimport os\nprint("🎵", sys.argv)\n';
    const after = mended(text, settings);
    expect(after).toBe('"""é 🎵"""\n\nimport sys\n\nprint(\'🎵\', sys.argv)\n');
    expect(complaints({ name: 'a.py', text: after }, settings)).toEqual([]);
});
