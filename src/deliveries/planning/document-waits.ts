/** Nobody said how many documents will come: it waits this long after the last one. */
export const AFTER_LAST_DOCUMENT_MS = 20_000;

/** Documents that were announced have this long to come. */
export const DOCUMENTS_COME_WITHIN_MS = 24 * 3_600_000;
