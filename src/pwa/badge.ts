/** The number of songs under way on the app's icon: https://w3c.github.io/badging/ */
interface Badged {
    setAppBadge?(count: number): Promise<void>;
    clearAppBadge?(): Promise<void>;
}

/** Shows nothing for 0. Where the system has no badges, nothing happens. */
export function showBadge(count: number, device: Badged = navigator): void {
    const shown = count > 0 ? device.setAppBadge?.(count) : device.clearAppBadge?.();
    // A page that is not installed may be refused.
    shown?.catch(() => undefined);
}
