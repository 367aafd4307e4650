import { describe, expect, it } from '@jest/globals';
import { sizeOf } from './size-of.js';

describe('the size of a document', () => {
  it.each([
    [0, '0 byte'],
    [999, '999 byte'],
    [1000, '1 kB'],
    [1_249_000, '1.2 MB'],
    [20_000_000, '20 MB'],
  ])('%i bytes are %s', (bytes, said) => {
    expect(sizeOf(bytes, 'en')).toBe(said);
  });

  it('is written as German does', () => {
    expect(sizeOf(1_249_000, 'de').replace(/\s/g, ' ')).toBe('1,2 MB');
  });
});
