/** What befalls a page and its worker while songs are heard. */
import { afterwards, drop, library, queue, says, shows, type Stage } from './stage.ts';

type Fault = (stage: Stage) => Promise<string[]>;

const pause = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis));

/** Some moment while a long song is heard. */
const someTime = ({ random }: Stage): Promise<void> => pause(random() * 1500);

const freeze = async ({ page }: Stage, forMillis: number): Promise<void> => {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
    await pause(forMillis);
    await devtools.send('Page.setWebLifecycleState', { state: 'active' });
    await devtools.detach();
};

export const interruptions: Readonly<Record<string, Fault>> = {
    'a worker that is killed': (stage) =>
        afterwards(stage, async () => {
            const { page, songs } = stage;
            await drop(page, songs.longPath);
            await someTime(stage);
            for (const worker of page.workers()) {
                // It may have ended by itself in the meantime.
                await worker
                    .evaluate(
                        () =>
                            void setTimeout(() => {
                                throw new Error('killed');
                            }),
                    )
                    .catch(() => undefined);
            }
            const ended = await Promise.race([
                says(page, 'Something broke while listening'),
                library(page)
                    .nth(1)
                    .waitFor()
                    .then(() => []),
            ]);
            const before = await library(page).count();
            await drop(page, songs.pathOf('ogg'));
            return [...ended, ...(await shows(page, before + 1))];
        }),
    'a page that is reloaded': (stage) =>
        afterwards(stage, async () => {
            const { page, songs } = stage;
            await drop(page, songs.pathOf('ogg'), songs.longPath, songs.pathOf('opus'));
            await someTime(stage);
            const shown = await library(page).count();
            const isUnderWay = await queue(page).isVisible();
            await page.reload();
            await library(page).first().waitFor();
            const now = await library(page).count();
            const told = isUnderWay && now < 4 ? await says(page, /not heard to (its|their) end/) : [];
            return now < shown ? [...told, `${shown} songs stood in the library, ${now} after the reload`] : told;
        }),
    'a window that crashes': (stage) =>
        afterwards(stage, async () => {
            const { page, songs, url } = stage;
            const victim = await page.context().newPage();
            await victim.goto(url);
            await drop(victim, songs.pathOf('ogg'), songs.longPath);
            await shows(page, 2);
            await someTime(stage);
            const devtools = await page.context().newCDPSession(victim);
            const crashed = victim.waitForEvent('crash');
            // It never answers.
            void devtools.send('Page.crash').catch(() => undefined);
            await crashed;
            await drop(page, songs.longPath);
            return shows(page, 3);
        }),
    'a clock that is set back': async (stage) => {
        await stage.page.clock.install();
        return afterwards(stage, async () => {
            await stage.page.clock.setSystemTime(new Date('1999-12-31T23:59:59'));
            await drop(stage.page, stage.songs.pathOf('ogg'));
            const faults = await shows(stage.page, 2);
            await stage.page.reload();
            return [...faults, ...(await shows(stage.page, 2))];
        });
    },
    'a window that is frozen': (stage) =>
        afterwards(stage, async () => {
            const { page, songs } = stage;
            await drop(page, songs.longPath, songs.pathOf('ogg'));
            await someTime(stage);
            await freeze(stage, 1000 + 2000 * stage.random());
            return shows(page, 3);
        }),
};
