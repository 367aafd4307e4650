import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { RequestInvalid } from '../errors/request.errors.js';
import { decodeCursor, pageFrom } from './cursor.js';

const ID = '019a0000-0000-7000-8000-000000000000';

describe('a cursor', () => {
  it('leads back to the position of the last row', () => {
    const { data, nextCursor } = pageFrom([{ id: ID }, { id: 'more' }], 1, ({ id }) => [id]);
    expect(data).toEqual([{ id: ID }]);
    expect(decodeCursor(nextCursor ?? undefined, z.uuid())).toEqual([ID]);
  });

  it('is missing on the last page', () => {
    expect(pageFrom([{ id: ID }], 1, ({ id }) => [id]).nextCursor).toBeNull();
  });

  it.each([
    '',
    'x',
    '%',
    Buffer.from('["not-a-uuid"]').toString('base64url'),
    Buffer.from(`["${ID}","${ID}"]`).toString('base64url'),
    Buffer.from('{}').toString('base64url'),
  ])('is refused when it is not ours: %s', (cursor) => {
    expect(() => decodeCursor(cursor, z.uuid())).toThrow(RequestInvalid);
  });
});
