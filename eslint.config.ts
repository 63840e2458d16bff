import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';

export default defineConfig(
    globalIgnores(['dist', 'node_modules', 'models', 'public', 'test-results', 'playwright-report', '.cache']),
    js.configs.recommended,
    ts.configs.strict,
    svelte.configs.recommended,
    { languageOptions: { globals: { ...globals.browser, ...globals.worker, ...globals.node } } },
    {
        files: ['**/*.svelte', '**/*.svelte.ts'],
        languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } },
    },
    {
        rules: {
            'no-undef': 'off',
            'max-lines': ['error', { max: 300 }],
            '@typescript-eslint/no-non-null-assertion': 'error',
            '@typescript-eslint/consistent-type-imports': 'error',
        },
    },
);
