import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { open, seal } from './box.js';
import { BoxDoesNotOpen } from './box-does-not-open.js';
import { newDataKey } from './data-key.js';
import { MasterKeys } from './master-keys.js';
import { rewrapKey, unwrapKey, wrappedUnder, wrapKey } from './wrapped-key.js';

const [old, fresh] = [`1:${MasterKeys.generate()}`, `2:${MasterKeys.generate()}`];
const before = MasterKeys.parse(old);
const during = MasterKeys.parse(`${old},${fresh}`);
const after = MasterKeys.parse(fresh);
const dataKeys = fc.uint8Array({ minLength: 32, maxLength: 32 });
const contexts = fc.string({ unit: 'binary' });

describe('wrapKey and unwrapKey', () => {
  it('give back every data key', () => {
    fc.assert(
      fc.property(dataKeys, contexts, (dataKey, context) => {
        const wrapped = wrapKey(before, dataKey, context);
        expect(wrapped).toHaveLength(63);
        expect(new Uint8Array(unwrapKey(before, wrapped, context))).toEqual(dataKey);
      }),
    );
  });

  it('open what version 1 wrapped, computed by another implementation', () => {
    const master = MasterKeys.parse('258:ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoM=');
    const wrapped = Buffer.from(
      '110102000102030405060708090a0b9faa3a4fb948c7ee951a94c39a9786bdf9062f833916c632df0bf3104ff15fff2ec1004cd74e96689c488808c3d07f0f',
      'hex',
    );
    expect([...unwrapKey(master, wrapped, 'org/candidate/7/email')]).toEqual([...Array(32).keys()]);
  });

  it('refuse another context', () => {
    fc.assert(
      fc.property(dataKeys, contexts, contexts, (dataKey, context, other) => {
        fc.pre(context !== other);
        expect(() => unwrapKey(before, wrapKey(before, dataKey, context), other)).toThrow(BoxDoesNotOpen);
      }),
    );
  });

  it('refuse a wrapped key changed in any one bit, cut or lengthened', () => {
    const wrapped = wrapKey(during, newDataKey(), 'a');
    for (let bit = 0; bit < wrapped.length * 8; bit++) {
      const changed = wrapped.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect(() => unwrapKey(during, changed, 'a')).toThrow(BoxDoesNotOpen);
    }
    for (let length = 0; length < wrapped.length; length++) {
      expect(() => unwrapKey(during, wrapped.subarray(0, length), 'a')).toThrow(BoxDoesNotOpen);
    }
    expect(() => unwrapKey(during, Buffer.concat([wrapped, Buffer.alloc(1)]), 'a')).toThrow(BoxDoesNotOpen);
  });

  it('refuse a different master key under the same number', () => {
    const wrapped = wrapKey(before, newDataKey(), 'a');
    expect(() => unwrapKey(MasterKeys.parse(MasterKeys.generate()), wrapped, 'a')).toThrow(BoxDoesNotOpen);
  });

  it('refuse to wrap what is no data key', () => {
    expect(() => wrapKey(before, new Uint8Array(31), 'a')).toThrow(RangeError);
  });
});

describe('rotation', () => {
  it('keeps boxes readable before, during and after, without sealing them again', () => {
    const dataKey = newDataKey();
    const box = seal(dataKey, Buffer.from('token'), 'row');
    const wrapped = wrapKey(before, dataKey, 'key');
    const rewrapped = rewrapKey(during, wrapped, 'key');

    expect(wrappedUnder(wrapped)).toBe('1');
    expect(wrappedUnder(rewrapped)).toBe('2');
    expect(open(unwrapKey(during, wrapped, 'key'), box, 'row').toString()).toBe('token');
    expect(open(unwrapKey(after, rewrapped, 'key'), box, 'row').toString()).toBe('token');
  });

  it('ends what the old master key could open', () => {
    const wrapped = wrapKey(before, newDataKey(), 'key');
    expect(() => unwrapKey(after, wrapped, 'key')).toThrow(BoxDoesNotOpen);
    expect(() => unwrapKey(before, rewrapKey(during, wrapped, 'key'), 'key')).toThrow(BoxDoesNotOpen);
  });

  it('does not move a key to another context', () => {
    const wrapped = wrapKey(before, newDataKey(), 'key');
    expect(() => rewrapKey(during, wrapped, 'other')).toThrow(BoxDoesNotOpen);
  });

  it('refuses to read a master key number from foreign bytes', () => {
    expect(() => wrappedUnder(Buffer.alloc(62, 0x11))).toThrow(BoxDoesNotOpen);
    expect(() => wrappedUnder(Buffer.alloc(64, 0x11))).toThrow(BoxDoesNotOpen);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        fc.pre(bytes[0] !== 0x11 || bytes.length !== 63);
        expect(() => wrappedUnder(bytes)).toThrow(BoxDoesNotOpen);
      }),
    );
  });
});
