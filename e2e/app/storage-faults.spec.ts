import { expect, test } from '@playwright/test';
import { interruptions } from '../../commands/torture/interruptions.ts';
import { makeOriginals } from '../../fixtures/broken/mutants.ts';
import { storageFaults } from '../../commands/torture/storage-faults.ts';
import { randomNumbers } from '../../fixtures/random-numbers.ts';

for (const [name, befall] of Object.entries({ ...storageFaults, ...interruptions })) {
    test(`after ${name} nothing is lost, nothing is half kept, and the app says what happened`, async ({
        page,
        baseURL,
    }) => {
        const songs = await makeOriginals();
        expect(await befall({ page, url: `${baseURL}/`, songs, random: randomNumbers(1) })).toEqual([]);
    });
}
