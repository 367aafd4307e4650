import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvalidMasterKeys, MasterKeys } from './master-keys.js';

const [first, second, third] = [MasterKeys.generate(), MasterKeys.generate(), MasterKeys.generate()];
const bytesOf = (keys: MasterKeys, id: string) => keys.get(id)?.export().toString('base64');

const refusalOf = (text: string): string => {
  try {
    MasterKeys.parse(text);
  } catch (error) {
    if (error instanceof InvalidMasterKeys) return error.message;
    throw error;
  }
  throw new Error('was accepted');
};

describe('MasterKeys', () => {
  it('generate different keys of 32 bytes', () => {
    expect(Buffer.from(first, 'base64')).toHaveLength(32);
    expect(first).not.toBe(second);
  });

  it('take a bare key as number 1', () => {
    const keys = MasterKeys.parse(`${first}\n`);
    expect(keys.currentId).toBe('1');
    expect(bytesOf(keys, '1')).toBe(first);
  });

  it('wrap with the highest number, wherever it stands', () => {
    const keys = MasterKeys.parse(`9:${first}, 10:${second},2:${third}`);
    expect(keys.currentId).toBe('10');
    expect(['9', '10', '2'].map((id) => bytesOf(keys, id))).toEqual([first, second, third]);
    expect(keys.get('1')).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['a number without a key', '1:'],
    ['a short key', `1:${Buffer.alloc(31, 7).toString('base64')}`],
    ['a long key', Buffer.alloc(33, 7).toString('base64')],
    ['a key in hexadecimal', Buffer.from(first, 'base64').toString('hex')],
    ['a key whose last character has spare bits', `${first.slice(0, -2)}B=`],
    ['the number 0', `0:${first}`],
    ['a number with a leading zero', `01:${first}`],
    ['a number over 65535', `65536:${first}`],
    ['a word for a number', `old:${first}`],
    ['an empty entry', `1:${first},`],
    ['a bare key beside another', `${first},2:${second}`],
  ])('refuse %s', (_, text) => {
    expect(refusalOf(text)).toMatch(/^Master key \d of \d must be 32 bytes in base64/);
  });

  it('refuse a number given twice and a key given twice', () => {
    expect(refusalOf(`1:${first},1:${second}`)).toBe('Master key 2 of 2 has the number of an earlier one.');
    expect(refusalOf(`1:${first},2:${first}`)).toBe('Master key 2 of 2 is the same key as an earlier one.');
  });

  it('never repeat the setting in an error', () => {
    const secrets = fc.string({ unit: 'grapheme-ascii', minLength: 12, maxLength: 60 });
    fc.assert(
      fc.property(secrets, (secret) => {
        expect(refusalOf(`1:${first},${secret}`)).not.toContain(secret);
        expect(refusalOf(`1:${first},${secret}`)).not.toContain(first);
      }),
    );
  });

  it('print nothing secret and cannot be changed', () => {
    const keys = MasterKeys.parse(first);
    const printed = inspect(keys, { depth: 9, showHidden: true }) + JSON.stringify(keys) + String(keys);
    expect(printed).not.toContain(first);
    expect(inspect(keys.get('1'), { depth: 9, showHidden: true })).not.toContain(first.slice(0, 8));
    expect(Object.isFrozen(keys)).toBe(true);
  });
});
