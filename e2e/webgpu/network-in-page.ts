/** What the parity test loads into the browser. */
export { memory } from '@tensorflow/tfjs-core';
export { loadNetwork } from '../../src/network/network.ts';
