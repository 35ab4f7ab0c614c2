/** The cache in which a file that another app handed over waits for the import page. */
export const sharedCacheName = 'bm-shared';

/** The header that carries the handed file's name, percent-encoded. */
export const sharedNameHeader = 'x-file-name';
