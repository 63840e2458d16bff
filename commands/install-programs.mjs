/** Installs the Debian packages that are named and missing: `node commands/install-programs.mjs ffmpeg nginx-light`. */
import { installPrograms } from './install.mjs';

installPrograms(...process.argv.slice(2));
