/** Where the browser keeps the paper's network once it was used. Its name is one that "delete everything" knows as ours. */
export const paperCache = 'segue-paper';
