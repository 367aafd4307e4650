export { digestsMatch } from './digest.js';
export type { KeyEnvironment } from './key-environment.js';
export { maskApiKey } from './mask-api-key.js';
export { mintApiKey, type MintedKey } from './mint-api-key.js';
export { parseApiKey, type ParsedKey } from './parse-api-key.js';
