/** Trusted Types (https://www.w3.org/TR/trusted-types/): the only addresses from which a worker may run, whoever starts it. */

/** What browsers that know Trusted Types have, as far as it is used. */
interface TrustedTypes {
    createPolicy(name: 'default', rules: { createScriptURL: (address: string) => string }): unknown;
}

/** The address, when it is a script of the app itself; else it throws. `base` is the app's own folder. */
export function ownScript(address: string, base: string): string {
    const folder = new URL('./', base).href;
    const { href } = new URL(address, base);
    const path = href.startsWith(folder) ? href.slice(folder.length) : '';
    if (!/^(service-worker\.js|assets\/[\w.-]+\.js)$/.test(path)) throw new TypeError('expected a script of the app');
    return href;
}

/** Must run before the first worker starts. Text becomes neither markup nor code: the default policy has no rule for these. */
export function guardScripts(): void {
    const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
    trustedTypes?.createPolicy('default', { createScriptURL: (address) => ownScript(address, document.baseURI) });
}
