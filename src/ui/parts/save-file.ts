/** Long enough for every browser to have begun reading; the address keeps the file in memory until then. */
const addressLivesMillis = 60_000;

/** Hands the person a file, as a download. */
export function saveFile(file: Blob, name: string): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), addressLivesMillis);
}
