import { test } from './browser-test.ts';

test('the microphone is heard until it is stopped, and what was heard can be kept', async ({ visit, driver }) => {
    test.skip(driver.engine !== 'firefox', 'this WebKit has no microphone that could be made up');
    await visit.click({ role: 'button', name: '^Listen to what is playing$' });
    await visit.click({ role: 'button', name: '^Listen to the microphone$' });
    await visit.expectOne({ role: 'heading', name: '^Listening to the microphone$' });
    await visit.expectText(/This (is|sounds like|does not sound like) /, 60_000);
    await visit.click({ role: 'button', name: '^Stop listening$' });
    await visit.expectOne({ role: 'button', name: '^Keep as a song$' });
});
