/** Bytes that a document has at most. */
export const HIGHEST_SIZE = 20_000_000;
