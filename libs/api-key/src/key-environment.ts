/** Where a key is valid; part of the key, so a test key cannot pass for a live one. */
export type KeyEnvironment = 'live' | 'test';
