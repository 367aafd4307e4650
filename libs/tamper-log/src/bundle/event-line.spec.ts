import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalEvent } from '../canonical-event.js';
import { leafHash } from '../merkle/leaf-hash.js';
import { formatEventLine, parseEventLine } from './event-line.js';

const json = fc.json().map((text) => canonicalEvent(JSON.parse(text)));
const salt = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
const seq = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

describe('event lines', () => {
  it('bring body and person back byte for byte, and are JSON to everybody else', () => {
    fc.assert(
      fc.property(seq, json, json, salt, fc.boolean(), (number, body, values, bytes, withPerson) => {
        const person = withPerson ? { person: { salt: bytes, values } } : {};
        const event = { seq: number, leaf: leafHash(body), body, ...person };
        const line = formatEventLine(event);
        expect(parseEventLine(line)).toEqual(event);
        expect(JSON.parse(line.toString())).toMatchObject({
          seq: number,
          event: JSON.parse(body.toString()),
        });
      }),
    );
  });

  it('say when the body is gone', () => {
    const event = { seq: 3, leaf: leafHash(Buffer.from('gone')), body: null };
    expect(parseEventLine(formatEventLine(event))).toEqual(event);
  });

  it('are refused when cut off anywhere', () => {
    const body = canonicalEvent({ action: 'key.saved' });
    const line = formatEventLine({
      seq: 1,
      leaf: leafHash(body),
      body,
      person: { salt: Buffer.alloc(32), values: body },
    });
    for (let end = 0; end < line.length; end += 1) expect(parseEventLine(line.subarray(0, end))).toBeNull();
  });

  it('are refused with a second event behind the first', () => {
    const body = canonicalEvent({ a: 1 });
    const line = formatEventLine({ seq: 1, leaf: leafHash(body), body }).toString();
    expect(parseEventLine(Buffer.from(line.replace(/\}$/, ',"event":{"a":2}}')))).toBeNull();
  });
});
