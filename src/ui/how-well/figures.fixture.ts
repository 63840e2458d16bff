/** A `metrics.json` with every part that the screen knows: made up, three genres. */
const measured = (accuracy: number) => ({
    accuracy,
    interval95: [accuracy - 0.04, accuracy + 0.04],
    ece: 0.032,
    f1: { blues: 0.9, hiphop: 0.8, rock: 0.5 },
    confusion: [
        [90, 4, 6],
        [0, 80, 20],
        [1, 399, 100],
    ],
    tracks: 290,
    seeds: [
        { seed: 0, accuracy: accuracy - 0.01 },
        { seed: 1, accuracy: accuracy + 0.01 },
    ],
    calibration: [
        { confidence: 0.55, accuracy: 0.5, tracks: 40 },
        { confidence: 0.79, accuracy: 0.78, tracks: 100 },
        { confidence: 0.97, accuracy: 0.96, tracks: 150 },
    ],
});

const scores = (accuracy: number, complete = true) => ({
    accuracy,
    complete,
    tracks: 290,
    f1: { blues: 0.6, hiphop: 0.5, rock: 0.4 },
});

export const metrics = {
    segue: {
        grouped5: measured(0.82),
        fault_filtered: measured(0.84),
        random10: measured(0.9),
        tags_auc: { mean: 0.93, per_tag: { mellow: 0.93 } },
        classes_auc: { mean: 0.91 },
        retrieval: {
            precisionAt5: { embedding: 0.66, pooled: 0.64 },
            sameArtist: { embedding: 0.61, mn04: 0.52 },
        },
        learning: {
            points: [
                { songs: 72, accuracy: 0.49 },
                { songs: 1758, accuracy: 0.83 },
            ],
            data: { 'tracks.csv': '00' },
        },
        robustness: {
            songs: 30,
            variants: {
                mp3_64: { genreUnchanged: 0.97, meanCosine: 0.98 },
                under_water: { genreUnchanged: 0.6, meanCosine: 0.7 },
            },
            all: { genreUnchanged: 0.785, saidUnchanged: 0.91, meanCosine: 0.84 },
            fits: { genreUnchanged: 0.95, meanCosine: 0.91 },
            sure: null,
        },
        robustness_unheard: {
            songs: 4,
            all: { cases: 28, genreUnchanged: 0.93, meanCosine: 0.96 },
            data: { 'tracks.csv': '00' },
        },
        world: {
            sets: {
                taffc: { songs: 200, claimed: 0.81, right: 0.85, names: 1.3 },
                dances: { songs: 90, claimed: 0.7, right: 0.9, names: 1 },
            },
            styles: {
                techno: { auc: 0.95, songs: 40, against: 'labels', shownAbove: 0.3 },
                opera: { auc: 0.83, songs: 12, against: 'teacher', shownAbove: null },
            },
            quadrant: 0.74,
        },
    },
    tl_cnn: { own: scores(0.6), random10: scores(0.58), grouped5: scores(0.52), fault_filtered: scores(0.5) },
    deep_cnn: { own: scores(0.88), fault_filtered: scores(0.55), grouped5: scores(0.6, false) },
    mn04_frozen: { grouped5: scores(0.75) },
    published: {
        tl_cnn: { accuracy: 0.53, random10: 0.71, protocol: 'unclear', source: 'paper' },
        deep_cnn: { accuracy: 'impressive', protocol: 'chunks', source: 'report' },
    },
    data: { 'tracks.csv': '00' },
};
