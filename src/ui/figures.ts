/** Numbers, times and lists as British English says them. */
const percentFormat = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 0 });
const countFormat = new Intl.NumberFormat('en-GB');

/** "62%"; what is there but rounds to nothing is "<1%". */
export const percent = (share: number): string =>
    share > 0 && share < 0.005 ? `<${percentFormat.format(0.01)}` : percentFormat.format(share);
export const count = (value: number): string => countFormat.format(value);
export const songs = (value: number): string => (value === 1 ? '1 song' : `${count(value)} songs`);

/** "4:03", "1:02:45". */
export function clock(seconds: number): string {
    const whole = Math.max(0, Math.floor(seconds));
    const padded = (value: number): string => String(value).padStart(2, '0');
    const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
    return hours > 0 ? `${hours}:${padded(minutes)}:${padded(whole % 60)}` : `${minutes}:${padded(whole % 60)}`;
}

/** "440 Hz", "3.5 kHz". */
export const hertz = (hz: number): string => (hz < 1000 ? `${Math.round(hz)} Hz` : `${(hz / 1000).toFixed(1)} kHz`);
export const wholeHertz = (hz: number): string => `${hz} Hz`;

/** "12 MB". */
export function bytes(size: number): string {
    if (size < 1e6) return `${count(Math.ceil(size / 1e3))} kB`;
    return size < 1e9 ? `${count(Math.round(size / 1e6))} MB` : `${(size / 1e9).toFixed(1)} GB`;
}

/** "a", "a and b", "a, b and c". */
export const list = (parts: readonly string[]): string => new Intl.ListFormat('en-GB').format(parts);
