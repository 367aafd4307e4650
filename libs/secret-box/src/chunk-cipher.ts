import { hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { decrypt, encrypt } from './aes-gcm.js';
import { BoxDoesNotOpen } from './box-does-not-open.js';
import { KEY_BYTES } from './data-key.js';
import { secretKey } from './secret-key.js';

const VERSION = 0x21;
const SALT_BYTES = 32;
const PREFIX_BYTES = 7;
const PURPOSE = 'secret-box/stream/1';

/** Length of what `newStreamHeader` gives. */
export const STREAM_HEADER_BYTES = 1 + SALT_BYTES + PREFIX_BYTES;

/** A new stream's first bytes: `version ‖ salt ‖ nonce prefix`. */
export function newStreamHeader(): Buffer {
  return Buffer.concat([Buffer.of(VERSION), randomBytes(SALT_BYTES + PREFIX_BYTES)]);
}

/**
 * The STREAM construction over AES-256-GCM: each chunk's nonce is `prefix ‖ 32-bit counter ‖ final flag`, under a
 * key of this stream only. A chunk opens at its own place, and as the last one only if it was sealed as the last.
 */
export class ChunkCipher {
  readonly #key: KeyObject;
  readonly #boundTo: Buffer;
  readonly #prefix: Buffer;
  #counter = 0;

  /** Reads the whole header; throws BoxDoesNotOpen on one of another version. */
  constructor(dataKey: Uint8Array, header: Buffer, context: string) {
    if (header[0] !== VERSION) throw new BoxDoesNotOpen();
    const salt = header.subarray(1, 1 + SALT_BYTES);
    this.#key = secretKey(new Uint8Array(hkdfSync('sha256', secretKey(dataKey), salt, PURPOSE, KEY_BYTES)));
    this.#boundTo = Buffer.concat([header, Buffer.from(context, 'utf8')]);
    this.#prefix = header.subarray(1 + SALT_BYTES);
  }

  /** The next chunk, 16 bytes longer. */
  seal(chunk: Uint8Array, isLast: boolean): Buffer {
    return encrypt(this.#key, this.#nextNonce(isLast), this.#boundTo, chunk);
  }

  /** The next chunk's plaintext; throws BoxDoesNotOpen. */
  open(chunk: Uint8Array, isLast: boolean): Buffer {
    return decrypt(this.#key, this.#nextNonce(isLast), this.#boundTo, chunk);
  }

  #nextNonce(isLast: boolean): Buffer {
    const end = Buffer.of(0, 0, 0, 0, isLast ? 1 : 0);
    // Past 2^32 chunks (256 TiB) this throws instead of using a nonce twice.
    end.writeUInt32BE(this.#counter++);
    return Buffer.concat([this.#prefix, end]);
  }
}
