/** The device's battery, where the browser tells of it: https://www.w3.org/TR/battery-status/ */

interface Battery extends EventTarget {
    readonly charging: boolean;
    /** 0 to 1. */
    readonly level: number;
}

/** So that what is left lasts for what the listener wants to do. */
const lowLevel = 0.25;

/** Tells whether the battery is low and not being charged: now, and at each change. Without a word where the browser does not tell. */
export async function watchBattery(onChange: (isLow: boolean) => void): Promise<void> {
    const { getBattery } = (globalThis.navigator ?? {}) as { getBattery?: () => Promise<Battery> };
    const battery = await getBattery?.call(navigator).catch(() => undefined);
    if (!battery) return;
    const tell = (): void => onChange(!battery.charging && battery.level <= lowLevel);
    for (const change of ['chargingchange', 'levelchange']) battery.addEventListener(change, tell);
    tell();
}
