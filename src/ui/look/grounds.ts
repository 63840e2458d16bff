/** The token `--ground` for what reads no sheet: the manifest, and the bars that the system draws around the page. */
export const grounds = { light: '#fbfaf7', dark: '#131319' } as const;
