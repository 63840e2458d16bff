const longestSidePixels = 256;

/** A cover as it is kept: JPEG, at most 256 pixels long and wide; undefined when the browser finds no picture in it. */
export async function shrinkCover(cover: Blob): Promise<Blob | undefined> {
    try {
        const bitmap = await createImageBitmap(cover);
        try {
            return await drawSmall(bitmap);
        } finally {
            bitmap.close();
        }
    } catch {
        // A song without a cover is as good as one with a broken cover.
        return undefined;
    }
}

function drawSmall(bitmap: ImageBitmap): Promise<Blob> {
    const scale = Math.min(1, longestSidePixels / Math.max(bitmap.width, bitmap.height));
    const width = Math.max(1, Math.round(bitmap.width * scale));
    const height = Math.max(1, Math.round(bitmap.height * scale));
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('expected a 2d context, got null');
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, width, height);
    return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
}
