/** One step of 16 bits: what is no louder is silence. */
export const silentPeak = 1 / 32_768;

/** -50 dB of full scale. */
export const nearlySilentPeak = 10 ** (-50 / 20);
