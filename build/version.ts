import { readFileSync } from 'node:fs';

/** The app's own, by https://semver.org; CONTRIBUTING.md says what each of its numbers means. The network has another. */
export const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    readonly version: string;
};
