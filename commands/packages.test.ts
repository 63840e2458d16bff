import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Package {
    readonly version?: string;
    readonly resolved?: string;
    readonly integrity?: string;
    readonly link?: boolean;
    readonly hasInstallScript?: boolean;
}

const read = (name: string) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
const { packages } = read('package-lock.json') as { packages: Record<string, Package> };
const { devDependencies, dependencies = {} } = read('package.json') as Record<string, Record<string, string>>;
const installed = Object.entries(packages).filter(([path]) => path !== '');

test('every package is the one that was looked at, by its checksum, and comes from the registry', () => {
    expect(installed.length).toBeGreaterThan(100);
    const loose = installed.filter(([, { integrity = '', resolved, link }]) => {
        return link === true || resolved !== undefined || !integrity.startsWith('sha512-');
    });
    expect(loose.map(([path]) => path)).toEqual([]);
});

test('what is asked for is one version each', () => {
    const versions = Object.values({ ...devDependencies, ...dependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('no package runs a program of its own when it is installed, but those that are known to', () => {
    const running = installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
    // esbuild checks that its program starts; fsevents watches files on macOS.
    expect(running.filter((path) => !/\/(esbuild|fsevents)$/.test(path))).toEqual([]);
});
