/** The single-file verifier that goes into every bundle; built by `node build-verifier.mjs`. */
export const verifierFile = new URL('../dist/verify.mjs', import.meta.url);
