/** The song where the other one stands now, which moves over; the same where either is not in the list. */
export function withSongInPlaceOf(songIds: readonly string[], songId: string, other: string): readonly string[] {
    const place = songIds.indexOf(other);
    if (place < 0 || !songIds.includes(songId)) return songIds;
    return songIds.filter((id) => id !== songId).toSpliced(place, 0, songId);
}
