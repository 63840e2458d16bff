/** Audius' sound and pictures lie with many operators; the page's policy names these few, one of which always has them. */
export const nodes = ['https://*.audius.co', 'https://v.monophonic.digital'] as const;

/**
 * The address of a sound or a picture at a node that the page may reach: its own, or that of the first such mirror. A mirror
 * is the address of a node, which has the same below it. Null where none may be reached.
 */
export function reachable(address: string | undefined, mirrors: readonly string[] = []): URL | null {
    if (!address?.startsWith('https://') || !URL.canParse(address)) return null;
    const hosts = [address, ...mirrors].filter((mirror) => URL.canParse(mirror)).map((mirror) => new URL(mirror));
    const host = hosts.find(isNamed);
    if (!host) return null;
    const { pathname, search } = new URL(address);
    return new URL(pathname + search, host);
}

function isNamed({ protocol, host }: URL): boolean {
    return protocol === 'https:' && nodes.some((node) => matches(host, node.slice('https://'.length)));
}

const matches = (host: string, pattern: string): boolean =>
    pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
