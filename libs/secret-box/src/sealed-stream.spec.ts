import { createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import { Readable, type Transform, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BoxDoesNotOpen } from './box-does-not-open.js';
import { newDataKey } from './data-key.js';
import { openStream, sealStream } from './sealed-stream.js';

const CHUNK = 64 * 1024;
const SEALED_CHUNK = CHUNK + 16;
const HEADER = 40;
const CONTEXT = 'org/document/7/content';

const dataKey = newDataKey();
const sizes = fc.oneof(
  fc.constantFrom(0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK - 16, 2 * CHUNK, 3 * CHUNK, 3 * CHUNK + 7),
  fc.nat({ max: 4 * CHUNK }),
);
const cuts = fc.array(fc.nat({ max: 5 * CHUNK }), { maxLength: 12 });

/** Bytes without a pattern that a misplaced chunk could hide in, the same in every run. */
const content = (size: number) =>
  createHash('shake256', { outputLength: 5 * CHUNK })
    .update('seed')
    .digest()
    .subarray(0, size);

const pieces = (whole: Buffer, at: readonly number[]): Buffer[] => {
  const ends = [...at, whole.length].sort((a, b) => a - b);
  return ends.map((end, index) => whole.subarray(ends[index - 1] ?? 0, end));
};
const through = (source: readonly Buffer[], step: Transform) => buffer(Readable.from(source).pipe(step));
const sealed = (plain: Buffer, at: readonly number[] = []) =>
  through(pieces(plain, at), sealStream(dataKey, CONTEXT));
const opened = (box: Buffer, at: readonly number[] = []) =>
  through(pieces(box, at), openStream(dataKey, CONTEXT));

const chunksOf = (box: Buffer): Buffer[] => {
  const count = Math.ceil((box.length - HEADER) / SEALED_CHUNK);
  return Array.from({ length: count }, (_, index) =>
    box.subarray(HEADER + index * SEALED_CHUNK, HEADER + (index + 1) * SEALED_CHUNK),
  );
};

describe('sealStream and openStream', () => {
  it('give back streams of any length, in whatever pieces they come', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, cuts, cuts, async (size, sealCuts, openCuts) => {
        const plain = content(size);
        const box = await sealed(plain, sealCuts);
        expect(box).toHaveLength(HEADER + size + 16 * Math.max(1, Math.ceil(size / CHUNK)));
        expect(plain.equals(await opened(box, openCuts))).toBe(true);
      }),
    );
  });

  it('give back a stream written byte by byte', async () => {
    const plain = content(CHUNK + 3);
    const box = await sealed(plain, [...plain.keys()]);
    expect(plain.equals(await opened(box, [...box.keys()]))).toBe(true);
  });

  it('open what version 1 sealed, computed by another implementation', async () => {
    const box = Buffer.from(
      '21202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f00010203040506d8a85e976592a90e4b17961ddd86340778ac4a0e',
      'hex',
    );
    const key = Uint8Array.from({ length: 32 }, (_, index) => index);
    const plain = await through([box], openStream(key, 'org/candidate/7/email'));
    expect(plain.toString()).toBe('a CV');
  });

  it('have the documented layout', async () => {
    const plain = content(2 * CHUNK + 5);
    const box = await sealed(plain);
    const header = box.subarray(0, HEADER);
    const key = Buffer.from(hkdfSync('sha256', dataKey, header.subarray(1, 33), 'secret-box/stream/1', 32));
    const parts = chunksOf(box).map((chunk, index, { length }) => {
      const nonce = Buffer.concat([
        header.subarray(33),
        Buffer.of(0, 0, 0, index, index === length - 1 ? 1 : 0),
      ]);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(
        Buffer.concat([header, Buffer.from(CONTEXT)]),
      );
      decipher.setAuthTag(chunk.subarray(-16));
      return Buffer.concat([decipher.update(chunk.subarray(0, -16)), decipher.final()]);
    });

    expect(header[0]).toBe(0x21);
    expect(plain.equals(Buffer.concat(parts))).toBe(true);
  });

  it('never give the same bytes twice', async () => {
    const plain = content(1_000);
    const [one, other] = [await sealed(plain), await sealed(plain)];
    expect(one.subarray(1, 33)).not.toEqual(other.subarray(1, 33));
    expect(one.subarray(HEADER)).not.toEqual(other.subarray(HEADER));
  });

  it('refuse another context and another key', async () => {
    const box = await sealed(content(10));
    await expect(through([box], openStream(dataKey, 'org/document/8/content'))).rejects.toThrow(
      BoxDoesNotOpen,
    );
    await expect(through([box], openStream(newDataKey(), CONTEXT))).rejects.toThrow(BoxDoesNotOpen);
  });

  it('take a key of another length for a mistake of the caller', () => {
    expect(() => sealStream(dataKey.subarray(1), CONTEXT)).toThrow(RangeError);
    expect(() => openStream(dataKey.subarray(1), CONTEXT)).toThrow(RangeError);
  });
});

describe('openStream refuses', () => {
  it('a small stream with any one byte changed', async () => {
    const box = await sealed(content(20));
    for (const at of box.keys()) {
      const changed = Buffer.from(box.map((byte, index) => (index === at ? byte ^ 0x01 : byte)));
      await expect(opened(changed)).rejects.toThrow(BoxDoesNotOpen);
    }
  });

  it('a stream of several chunks with any byte changed', async () => {
    const box = await sealed(content(3 * CHUNK));
    const positions = fc.nat({ max: box.length - 1 });
    await fc.assert(
      fc.asyncProperty(positions, fc.integer({ min: 1, max: 255 }), cuts, async (at, change, openCuts) => {
        const changed = Buffer.from(box);
        changed.writeUInt8(changed.readUInt8(at) ^ change, at);
        await expect(opened(changed, openCuts)).rejects.toThrow(BoxDoesNotOpen);
      }),
    );
  });

  it('a small stream cut at any length, empty included', async () => {
    const box = await sealed(content(20));
    for (const length of box.keys()) {
      await expect(opened(box.subarray(0, length))).rejects.toThrow(BoxDoesNotOpen);
    }
  });

  it('a stream of several chunks cut anywhere, also between two chunks', async () => {
    const box = await sealed(content(3 * CHUNK));
    const boundaries = fc.constantFrom(HEADER, HEADER + SEALED_CHUNK, HEADER + 2 * SEALED_CHUNK);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(boundaries, fc.nat({ max: box.length - 1 })),
        cuts,
        async (length, openCuts) => {
          await expect(opened(box.subarray(0, length), openCuts)).rejects.toThrow(BoxDoesNotOpen);
        },
      ),
    );
  });

  it('chunks in any other order, repeated, left out or appended', async () => {
    const box = await sealed(content(4 * CHUNK));
    const chunks = chunksOf(box);
    const orders = fc.array(fc.nat({ max: 3 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        fc.pre(order.join() !== '0,1,2,3');
        const forged = Buffer.concat([
          box.subarray(0, HEADER),
          ...order.map((at) => chunks[at] ?? Buffer.alloc(0)),
        ]);
        await expect(opened(forged)).rejects.toThrow(BoxDoesNotOpen);
      }),
    );
  });

  it('anything appended', async () => {
    for (const size of [0, 5, CHUNK, CHUNK + 5]) {
      const box = await sealed(content(size));
      for (const tail of [Buffer.alloc(1), Buffer.alloc(16), box.subarray(HEADER), box]) {
        await expect(opened(Buffer.concat([box, tail]))).rejects.toThrow(BoxDoesNotOpen);
      }
    }
  });

  it('a chunk from another stream under the same key and context', async () => {
    const [one, other] = [await sealed(content(2 * CHUNK)), await sealed(content(2 * CHUNK))];
    const spliced = Buffer.concat([one.subarray(0, -SEALED_CHUNK), other.subarray(-SEALED_CHUNK)]);
    await expect(opened(spliced)).rejects.toThrow(BoxDoesNotOpen);
  });

  it('a forged chunk before giving out any of it', async () => {
    const plain = content(3 * CHUNK);
    const box = await sealed(plain);
    box.writeUInt8(box.readUInt8(HEADER + SEALED_CHUNK + 9) ^ 1, HEADER + SEALED_CHUNK + 9);
    const given: Buffer[] = [];
    const opening = openStream(dataKey, CONTEXT).on('data', (piece: Buffer) => given.push(piece));
    const failed = new Promise((resolve) => opening.on('error', resolve));
    for (const piece of pieces(box, [SEALED_CHUNK, 2 * SEALED_CHUNK])) opening.write(piece);
    opening.end();

    expect(await failed).toBeInstanceOf(BoxDoesNotOpen);
    expect(plain.subarray(0, CHUNK).equals(Buffer.concat(given).subarray(0, CHUNK))).toBe(true);
    expect(Buffer.concat(given).length).toBeLessThanOrEqual(CHUNK);
  });
});

describe('memory', () => {
  it('stays flat while 256 MB pass through both', async () => {
    const piece = content(CHUNK);
    let passed = 0;
    let peak = 0;
    const source = function* () {
      for (let count = 0; count < 4_096; count++) yield piece;
    };
    const sink = new Writable({
      write(out: Buffer, _encoding, done) {
        passed += out.length;
        peak = Math.max(peak, process.memoryUsage().rss);
        done();
      },
    });
    const start = process.memoryUsage().rss;
    await pipeline(source, sealStream(dataKey, CONTEXT), openStream(dataKey, CONTEXT), sink);

    expect(passed).toBe(4_096 * CHUNK);
    expect(peak - start).toBeLessThan(100 * 1024 * 1024);
  });
});
