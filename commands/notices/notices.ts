import { readdirSync, readFileSync } from 'node:fs';

interface Package {
    readonly name: string;
    readonly version: string;
    readonly licence: string;
    readonly author: string;
    readonly source: string;
    /** Its licence and notice files, in full; empty where it brings its licence by name only. */
    readonly text: string;
}

/** What the shipped networks grew from. */
const networks = [
    {
        name: 'mn04_as',
        licence: 'MIT',
        source: 'https://github.com/fschmid56/EfficientAT',
        file: 'models/LICENSE.mn04',
    },
    {
        name: 'mobilenet_v2_0.35',
        licence: 'Apache-2.0',
        source: 'https://github.com/keras-team/keras-applications',
        file: 'models/LICENSE.mobilenet',
    },
    {
        name: 'tempo-cnn',
        licence: 'AGPL-3.0-only',
        source: 'https://github.com/hendriks73/tempo-cnn',
        file: 'models/LICENSE.tempo-cnn',
    },
];

/** The package that a source belongs to; null for one of our own. */
export function packageOf(source: string): string | null {
    const path = source.split('node_modules/').at(-1) ?? '';
    if (path === source) return null;
    return /^(@[^/]+\/[^/]+|[^/]+)/.exec(path)?.[1] ?? null;
}

/** The text for these packages of `root`'s node_modules, in the order of their names, and for the networks that are shipped with them. */
export function noticesOf(names: readonly string[], root: URL): string {
    const packages = names.toSorted().map((name) => read(name, new URL(`node_modules/${name}/`, root)));
    const list = packages.map(({ name, version, licence }) => `- ${name} ${version}: ${licence}`);
    return [
        'Segue contains code of these packages, and networks that grew from others; their licences follow.',
        'Segue itself is under the GNU AGPL, version 3 or later.\n',
        ...list,
        `${networks.map(({ name, licence }) => `- ${name}: ${licence}`).join('\n')}\n`,
        ...packages.map((one) => section(`${one.name} ${one.version}`, one, one.text || textByName(one, packages))),
        ...networks.map((one) => section(one.name, one, readFileSync(new URL(one.file, root), 'utf8').trim())),
    ].join('\n');
}

function section(title: string, { licence, source }: Pick<Package, 'licence' | 'source'>, text: string): string {
    const line = '='.repeat(100);
    return `${line}\n${title}\nLicence: ${licence}\nSource: ${source}\n${line}\n\n${text}\n`;
}

/** The licence's words as another package brings them, without that one's copyright. */
function textByName({ licence, author }: Package, packages: readonly Package[]): string {
    const other = packages.find((candidate) => candidate.licence === licence && candidate.text !== '');
    if (!other) throw new Error(`expected a package that brings the words of ${licence}`);
    const words = other.text.replace(/^.*copyright (\(c\)|©|\d{4}).*\n/gim, '').trim();
    return `Copyright (c) ${author}\n\n${words}`;
}

function read(name: string, folder: URL): Package {
    const about = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'));
    const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
    const texts = files.sort().map((file) => readFileSync(new URL(file, folder), 'utf8').replace(/\r\n/g, '\n').trim());
    const text = texts.join('\n\n');
    const source: string = about.repository?.url ?? about.repository ?? about.homepage ?? '';
    return {
        name,
        version: about.version,
        // Some name it in its own words only: "MIT License".
        licence: about.license ?? /^(\S+) licen[cs]e/i.exec(text)?.[1] ?? 'see below',
        author: about.author?.name ?? about.author ?? `the authors of ${name}`,
        source: source.replace(/^git\+|^git:\/\/|\.git$/g, ''),
        text,
    };
}
