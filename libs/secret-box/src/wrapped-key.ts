import { BoxDoesNotOpen } from './box-does-not-open.js';
import { requireKey } from './data-key.js';
import { openWithHeader, sealWithHeader } from './headed-box.js';
import type { MasterKeys } from './master-keys.js';

const VERSION = 0x11;
const HEADER_BYTES = 3;
const WRAPPED_BYTES = 63;

/** Wraps a data key under the current master key: 63 bytes, bound to the context, safe to store. */
export function wrapKey(master: MasterKeys, dataKey: Uint8Array, context: string): Buffer {
  requireKey(dataKey);
  const header = Buffer.of(VERSION, 0, 0);
  header.writeUInt16BE(Number(master.currentId), 1);
  return sealWithHeader(masterKey(master, master.currentId), header, dataKey, context);
}

/** The data key; throws BoxDoesNotOpen, also if the ring has no longer the master key it is wrapped under. */
export function unwrapKey(master: MasterKeys, wrapped: Uint8Array, context: string): Buffer {
  return openWithHeader(masterKey(master, wrappedUnder(wrapped)), HEADER_BYTES, wrapped, context);
}

/** The id of the master key a data key is wrapped under, unproven until unwrapped; throws BoxDoesNotOpen on other bytes. */
export function wrappedUnder(wrapped: Uint8Array): string {
  const [version, high = 0, low = 0] = wrapped;
  if (version !== VERSION || wrapped.length !== WRAPPED_BYTES) throw new BoxDoesNotOpen();
  return String(high * 256 + low);
}

/** The same data key wrapped under the current master key, so boxes need not be sealed again; throws BoxDoesNotOpen. */
export function rewrapKey(master: MasterKeys, wrapped: Uint8Array, context: string): Buffer {
  return wrapKey(master, unwrapKey(master, wrapped, context), context);
}

function masterKey(master: MasterKeys, id: string) {
  const key = master.get(id);
  if (!key) throw new BoxDoesNotOpen();
  return key;
}
