/** Names of a test's own, so that it finds nothing of another's. */
import type { ChannelName, Database } from './names.ts';

let made = 0;
const newName = () => `test-${++made}`;

/** As `like`, under a name that no other has. */
export const ownDatabase = <D extends Database>(like: D): D => ({ ...like, name: newName() });

/** The cast makes a name that the app does not have pass for one of its own. */
export const ownChannel = () => newName() as ChannelName;
