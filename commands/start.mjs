/** `npm start`: installs what is missing, builds, serves the app and says where. */
import { installPackages, run } from './install.mjs';

installPackages();
run('npx', ['vite', 'build', '--logLevel', 'error']);
const { preview } = await import('vite');
const server = await preview({ logLevel: 'warn' });
console.log(`Segue is on ${server.resolvedUrls?.local[0]?.replace(/\/$/, '')}`);
