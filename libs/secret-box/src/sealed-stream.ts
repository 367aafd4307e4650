import type { Transform } from 'node:stream';
import { TAG_BYTES } from './aes-gcm.js';
import { BoxDoesNotOpen } from './box-does-not-open.js';
import { ChunkCipher, newStreamHeader, STREAM_HEADER_BYTES } from './chunk-cipher.js';
import { requireKey } from './data-key.js';
import { inFrames } from './in-frames.js';

const CHUNK_BYTES = 64 * 1024;
const NOTHING = Buffer.alloc(0);

/**
 * Seals a stream of any length, also empty, in chunks of 64 KiB, holding one chunk in memory. Adds 40 bytes, and
 * 16 for each chunk. The context says where the stream belongs; it is not stored.
 */
export function sealStream(dataKey: Uint8Array, context: string): Transform {
  requireKey(dataKey);
  const header = newStreamHeader();
  const cipher = new ChunkCipher(dataKey, header, context);
  const sealing = inFrames({ first: CHUNK_BYTES, next: CHUNK_BYTES }, (chunk, isLast) =>
    cipher.seal(chunk, isLast),
  );
  sealing.push(header);
  return sealing;
}

/**
 * Opens a sealed stream; fails with BoxDoesNotOpen if a chunk was changed, cut, moved, repeated or appended. Each
 * chunk is proven before it is given out, that none is missing only by the end: on failure discard what came.
 */
export function openStream(dataKey: Uint8Array, context: string): Transform {
  requireKey(dataKey);
  let cipher: ChunkCipher | undefined;
  return inFrames({ first: STREAM_HEADER_BYTES, next: CHUNK_BYTES + TAG_BYTES }, (frame, isLast) => {
    if (cipher) return cipher.open(frame, isLast);
    if (isLast) throw new BoxDoesNotOpen();
    cipher = new ChunkCipher(dataKey, Buffer.from(frame), context);
    return NOTHING;
  });
}
