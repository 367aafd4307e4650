import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, createDeflateRaw } from 'node:zlib';

const LARGE = 0xf000_0000;
const MOST_32 = 0xffff_ffff;
const MOST_16 = 0xffff;
const VERSION = 45;
/** Sizes and checksum follow the data; names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATE = 8;
const ZIP64_FIELD = 1;

interface Entry {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly large: boolean;
}

/** A ZIP file of files in a folder, made while it is read; in constant memory, with ZIP64 where sizes ask for it. */
export async function* zipStream(
  folder: string,
  names: readonly string[],
  modified: Date,
): AsyncGenerator<Buffer> {
  const stamp = dosTime(modified);
  const entries: Entry[] = [];
  let offset = 0;
  for (const name of names) {
    const path = join(folder, name);
    const large = (await stat(path)).size >= LARGE;
    const header = localHeader(Buffer.from(name), stamp, large);
    yield header;
    const start = offset;
    offset += header.length;
    const seen = { crc: 0, packed: 0, size: 0 };
    for await (const piece of deflated(path, seen)) {
      offset += piece.length;
      yield piece;
    }
    const entry = { name: Buffer.from(name), offset: start, large, ...seen };
    const descriptor = dataDescriptor(entry);
    offset += descriptor.length;
    yield descriptor;
    entries.push(entry);
  }
  const directory = Buffer.concat(entries.map((entry) => directoryEntry(entry, stamp)));
  yield directory;
  yield endOfDirectory(entries.length, directory.length, offset);
}

async function* deflated(
  path: string,
  seen: { crc: number; packed: number; size: number },
): AsyncGenerator<Buffer> {
  const source = createReadStream(path, { highWaterMark: 1 << 18 });
  source.on('data', (piece) => {
    seen.crc = crc32(piece, seen.crc);
    seen.size += piece.length;
  });
  const packed = source.pipe(createDeflateRaw({ level: 5 }));
  source.on('error', (error) => packed.destroy(error));
  for await (const piece of packed as AsyncIterable<Buffer>) {
    seen.packed += piece.length;
    yield piece;
  }
}

function localHeader(name: Buffer, stamp: number, large: boolean): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x0403_4b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(DEFLATE, 8);
  header.writeUInt32LE(stamp, 10);
  const extra = large ? zip64Field([0, 0]) : Buffer.alloc(0);
  if (large) header.writeUInt32LE(MOST_32, 18);
  if (large) header.writeUInt32LE(MOST_32, 22);
  header.writeUInt16LE(name.length, 26);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, name, extra]);
}

function dataDescriptor({ crc, packed, size, large }: Entry): Buffer {
  const descriptor = Buffer.alloc(large ? 24 : 16);
  descriptor.writeUInt32LE(0x0807_4b50, 0);
  descriptor.writeUInt32LE(crc, 4);
  if (large) {
    descriptor.writeBigUInt64LE(BigInt(packed), 8);
    descriptor.writeBigUInt64LE(BigInt(size), 16);
  } else {
    descriptor.writeUInt32LE(packed, 8);
    descriptor.writeUInt32LE(size, 12);
  }
  return descriptor;
}

function directoryEntry({ name, offset, crc, packed, size, large }: Entry, stamp: number): Buffer {
  const far = offset >= MOST_32;
  const extra =
    large || far ? zip64Field([...(large ? [size, packed] : []), ...(far ? [offset] : [])]) : Buffer.alloc(0);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x0201_4b50, 0);
  entry.writeUInt16LE(VERSION, 4);
  entry.writeUInt16LE(VERSION, 6);
  entry.writeUInt16LE(FLAGS, 8);
  entry.writeUInt16LE(DEFLATE, 10);
  entry.writeUInt32LE(stamp, 12);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(large ? MOST_32 : packed, 20);
  entry.writeUInt32LE(large ? MOST_32 : size, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt16LE(extra.length, 30);
  entry.writeUInt32LE(far ? MOST_32 : offset, 42);
  return Buffer.concat([entry, name, extra]);
}

function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(Math.min(count, MOST_16), 8);
  end.writeUInt16LE(Math.min(count, MOST_16), 10);
  end.writeUInt32LE(Math.min(size, MOST_32), 12);
  end.writeUInt32LE(Math.min(offset, MOST_32), 16);
  return offset >= MOST_32 ? Buffer.concat([zip64End(count, size, offset), end]) : end;
}

function zip64End(count: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(56 + 20);
  record.writeUInt32LE(0x0606_4b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(VERSION, 12);
  record.writeUInt16LE(VERSION, 14);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(offset), 48);
  record.writeUInt32LE(0x0706_4b50, 56);
  record.writeBigUInt64LE(BigInt(offset + size), 64);
  record.writeUInt32LE(1, 72);
  return record;
}

function zip64Field(values: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + values.length * 8);
  field.writeUInt16LE(ZIP64_FIELD, 0);
  field.writeUInt16LE(values.length * 8, 2);
  for (const [index, value] of values.entries()) field.writeBigUInt64LE(BigInt(value), 4 + index * 8);
  return field;
}

/** Date and time as MS-DOS packs them, in UTC. */
function dosTime(at: Date): number {
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  return ((date << 16) | time) >>> 0;
}
