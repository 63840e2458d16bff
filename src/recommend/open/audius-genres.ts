/** Audius' own names: the genre's first, then those that are of it too. */
const names: Readonly<Record<string, readonly [string, ...string[]]>> = {
    blues: ['Blues'],
    classical: ['Classical'],
    country: ['Country'],
    disco: ['Disco', 'Funk'],
    hiphop: ['Hip-Hop/Rap', 'Trap'],
    jazz: ['Jazz'],
    metal: ['Metal'],
    pop: ['Pop', 'Hyperpop'],
    reggae: ['Reggae', 'Dancehall'],
    rock: ['Rock', 'Alternative', 'Punk'],
};

/** Empty for a genre that Audius has no name for. */
export function audiusGenres(genre: string): readonly string[] {
    return names[genre] ?? [];
}

/** Whether Audius' name stands for the genre. */
export function isOfGenre(name: string | undefined, genre: string): boolean {
    return name !== undefined && (names[genre]?.includes(name) ?? false);
}
