import { svelte } from '@sveltejs/vite-plugin-svelte';
import { compiledCatalogues } from './build/catalogues.ts';
import { defineConfig } from 'vitest/config';

export default defineConfig({
    plugins: [compiledCatalogues(), svelte()],
    test: {
        include: ['src', 'build', 'checks', 'commands', 'fixtures'].map((folder) => `${folder}/**/*.test.ts`),
        environment: 'node',
        testTimeout: 60_000,
        // By itself vitest leaves one core idle, which is half of a machine of two.
        maxWorkers: '100%',
    },
});
