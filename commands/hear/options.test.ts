import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

const problem = (...args: string[]) => {
    const asked = readOptions(args);
    return asked.kind === 'problem' ? asked.problem : asked.kind;
};

test('files and options are read, and what is not said is left to the app', () => {
    expect(readOptions(['a.mp3', 'folder', '--like', 'b.mp3', '--backend', 'wasm'])).toEqual({
        kind: 'hear',
        options: { paths: ['a.mp3', 'folder'], like: 'b.mp3', backend: 'wasm', softwareWebGpu: false },
    });
    expect(readOptions(['a.mp3'])).toMatchObject({ options: { like: null, backend: 'automatic' } });
    expect(readOptions(['--help'])).toEqual({ kind: 'help' });
});

test('--like without a song is told in one sentence, wherever it stands', () => {
    for (const args of [
        ['folder', '--like'],
        ['folder', '--like', '--backend', 'wasm'],
        ['folder', '--like='],
    ])
        expect(problem(...args)).toBe('Name a song after --like.');
});

test('what is missing or unknown is named', () => {
    expect(problem()).toBe('Name a file or a folder.');
    expect(problem('--like', 'b.mp3')).toBe('Name a file or a folder.');
    expect(problem('a.mp3', '--backend', 'cpu')).toContain('There is no backend "cpu"');
    expect(problem('a.mp3', '--unlike', 'b')).toContain('--unlike');
});
