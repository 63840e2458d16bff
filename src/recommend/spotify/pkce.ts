/** Proof Key for Code Exchange, RFC 7636: whoever brings the code must also know the verifier, so a stolen code is worth nothing. */

/** Unguessable text of the characters that a verifier may have; 43 to 128 of them for 32 to 96 bytes. */
export function randomText(bytes: number): string {
    return base64Url(crypto.getRandomValues(new Uint8Array(bytes)));
}

/** The challenge of a verifier by the method S256. */
export async function challengeOf(verifier: string): Promise<string> {
    return base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

function base64Url(bytes: Uint8Array): string {
    return btoa(String.fromCharCode(...bytes))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replace(/=+$/, '');
}
