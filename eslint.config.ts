import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';

const markup = [
    ...['innerHTML', 'outerHTML', 'srcdoc', 'insertAdjacentHTML', 'setHTMLUnsafe', 'createContextualFragment'].map(
        (property) => ({ property }),
    ),
    { object: 'document', property: 'write' },
];

/** Where a browser keeps things, and by what its windows meet. */
const stores = ['indexedDB', 'localStorage', 'sessionStorage', 'caches', 'BroadcastChannel'];

export default defineConfig(
    globalIgnores([
        'dist',
        'node_modules',
        'models',
        'public',
        'test-results',
        'playwright-report',
        '.cache',
        'src/ui/languages/compiled*',
    ]),
    js.configs.recommended,
    ts.configs.strict,
    svelte.configs.recommended,
    { languageOptions: { globals: { ...globals.browser, ...globals.worker, ...globals.node } } },
    {
        files: ['**/*.svelte', '**/*.svelte.ts'],
        languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } },
    },
    {
        // What comes from songs, files and services is text: it never becomes markup or code.
        files: ['src/**'],
        rules: {
            'svelte/no-at-html-tags': 'error',
            'no-eval': 'error',
            'no-implied-eval': 'error',
            'no-new-func': 'error',
            'no-restricted-globals': ['error', 'DOMParser'],
            'no-restricted-properties': ['error', ...markup],
        },
    },
    {
        // What is kept goes through one door, where each name stands once and each refusal of the browser is caught.
        files: ['src/**'],
        ignores: ['src/storage/**', 'src/**/*.test.ts'],
        rules: {
            'no-restricted-globals': ['error', 'DOMParser', ...stores],
            'no-restricted-properties': [
                'error',
                ...markup,
                ...[...stores, 'locks'].map((property) => ({ property, message: 'Ask src/storage/ for it.' })),
            ],
        },
    },
    {
        rules: {
            'no-undef': 'off',
            'max-lines': ['error', { max: 300 }],
            curly: ['error', 'multi-or-nest', 'consistent'],
            'no-restricted-syntax': [
                'error',
                {
                    selector: 'VariableDeclarator[init] > Identifier.id[name=/^[A-Z][A-Z0-9_]+$/]',
                    message: 'A constant is written as any other name is: camelCase.',
                },
            ],
            '@typescript-eslint/no-non-null-assertion': 'error',
            '@typescript-eslint/consistent-type-imports': 'error',
        },
    },
);
