export { bindKey } from './bind-key.js';
export { open, seal } from './box.js';
export { BoxDoesNotOpen } from './box-does-not-open.js';
export { newDataKey } from './data-key.js';
export { deriveKey } from './derive-key.js';
export { keyedHash } from './keyed-hash.js';
export { InvalidMasterKeys, MasterKeys } from './master-keys.js';
export { openStream, sealStream } from './sealed-stream.js';
export { rewrapKey, unwrapKey, wrappedUnder, wrapKey } from './wrapped-key.js';
