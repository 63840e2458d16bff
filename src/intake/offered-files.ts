/** `navigator`, as far as it tells a phone or tablet by Apple, on which all browsers are WebKit. */
export type Device = Pick<Navigator, 'vendor' | 'maxTouchPoints'>;

/**
 * What a chooser is asked to offer. Phones and tablets by Apple take `audio/*` for films, and grey out whatever their system has no kind for, as Opus and cue sheets:
 * there all files are offered. https://bugs.webkit.org/show_bug.cgi?id=242110
 */
export function offeredFiles(accept: string, device: Device = navigator): string | undefined {
    return device.vendor.startsWith('Apple') && device.maxTouchPoints > 1 ? undefined : accept;
}
