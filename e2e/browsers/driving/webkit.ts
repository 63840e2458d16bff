/** WebKitGTK's MiniBrowser on a screen that no one sees, through WebKitWebDriver. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { commands, type Driver, type Parameters } from './commands.ts';
import { startLoudspeaker } from './loudspeaker.ts';
import { start, until } from './program.ts';

const libraries = '/usr/lib/x86_64-linux-gnu';

export async function startWebKit(downloads: string): Promise<Driver> {
    const home = await mkdtemp(join(tmpdir(), 'segue-webkit-'));
    await configure(join(home, 'config'), downloads);
    const port = await freePort();
    const display = `:${port}`;
    const screen = start('Xvfb', [display, '-screen', '0', '1400x1000x24', '-nolisten', 'tcp']);
    await until('Xvfb to listen', screen, async () =>
        (await readdir('/tmp/.X11-unix')).includes(`X${port}`) ? true : null,
    );
    const loudspeaker = await startLoudspeaker();
    const program = start('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
        ...loudspeaker.env,
        DISPLAY: display,
        HOME: home,
        XDG_DATA_HOME: join(home, 'data'),
        XDG_CONFIG_HOME: join(home, 'config'),
        XDG_CACHE_HOME: join(home, 'cache'),
        LANG: 'en_GB.UTF-8',
        LANGUAGE: 'en_GB',
        WEBKIT_DISABLE_DMABUF_RENDERER: '1',
        LIBGL_ALWAYS_SOFTWARE: '1',
        // Its sandbox is not to be had as root, nor in containers; only the app's own page is opened here.
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    });
    const origin = `http://127.0.0.1:${port}`;
    await until('WebKitWebDriver to listen', program, async () => ((await fetch(`${origin}/status`)).ok ? true : null));
    const browser = { binary: await miniBrowser(), args: ['--automation'] };
    const { sessionId, capabilities } = (await ask(origin, 'POST', '/session', {
        capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': browser } },
    })) as { sessionId: string; capabilities: { browserName: string; browserVersion: string } };
    const session = `${origin}/session/${sessionId}`;
    return {
        engine: 'webkit',
        version: `WebKitGTK ${capabilities.browserVersion}`,
        send(command, { id, ...parameters } = {}) {
            const [method, path] = commands[command].http;
            return ask(session, method, path.replace(':id', String(id)), parameters);
        },
        answerChooser: null,
        async close() {
            await ask(session, 'DELETE', '', {}).catch(() => undefined);
            await program.end();
            await screen.end();
            await loudspeaker.end();
            await rm(home, { recursive: true, force: true, maxRetries: 5 });
        },
    };
}

/** Its window is never narrower than its buttons, and what is saved lies where the desktop says. */
async function configure(folder: string, downloads: string): Promise<void> {
    await mkdir(join(folder, 'gtk-3.0'), { recursive: true });
    const narrow = '* { min-width: 0; margin: 0; padding: 0; border: 0; }';
    await writeFile(join(folder, 'gtk-3.0/gtk.css'), narrow);
    await writeFile(join(folder, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
}

async function ask(base: string, method: string, path: string, parameters: Parameters): Promise<unknown> {
    const body = method === 'POST' ? { body: JSON.stringify(parameters) } : {};
    const response = await fetch(`${base}${path}`, { method, ...body });
    const { value } = (await response.json()) as { value: { error?: string; message?: string } };
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
}

async function miniBrowser(): Promise<string> {
    const versions = (await readdir(libraries)).filter((name) => name.startsWith('webkit2gtk-')).sort();
    return join(libraries, versions.at(-1) ?? 'webkit2gtk-4.1', 'MiniBrowser');
}

async function freePort(): Promise<number> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    server.close();
    if (address === null || typeof address === 'string') throw new Error(`expected a port, got ${String(address)}`);
    return address.port;
}
