import { expect, type Page } from '@playwright/test';

type Files = Parameters<ReturnType<Page['getByTestId']>['setInputFiles']>[0];

/** Chooses a library's file in the settings as soon as a listener could: not before it is known what the network hears. */
export async function chooseLibrary(page: Page, file: Files): Promise<void> {
    await expect(page.getByRole('button', { name: 'Read from a file' })).toBeEnabled();
    await page.getByTestId('choose-library').setInputFiles(file);
}
