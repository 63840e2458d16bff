/** Whether the listener has asked the browser to spare data, where it tells: https://wicg.github.io/savedata/ */
export const savesData = (): boolean =>
    (navigator as { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData === true;
