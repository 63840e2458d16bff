/** A loudspeaker that no one hears, which takes sound at the pace of a real one: without any, browsers do not play. */
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start, until } from './program.ts';

export interface Loudspeaker {
    /** For the environment of the program that is to play by it. */
    readonly env: NodeJS.ProcessEnv;
    end(): Promise<void>;
}

export async function startLoudspeaker(): Promise<Loudspeaker> {
    const folder = await mkdtemp(join(tmpdir(), 'segue-loudspeaker-'));
    const socket = join(folder, 'native');
    const modules = ['module-null-sink', `module-native-protocol-unix auth-anonymous=1 socket=${socket}`];
    const args = ['-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no', '--disable-shm=yes'];
    const program = start('pulseaudio', [...args, ...modules.flatMap((module) => ['-L', module])], {
        HOME: folder,
        XDG_RUNTIME_DIR: folder,
    });
    await until('PulseAudio to listen', program, () => access(socket).then(() => true));
    return {
        env: { PULSE_SERVER: `unix:${socket}`, PULSE_COOKIE: join(folder, 'cookie') },
        async end() {
            await program.end();
            await rm(folder, { recursive: true, force: true, maxRetries: 5 });
        },
    };
}
