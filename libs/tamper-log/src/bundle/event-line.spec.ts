import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalEvent } from '../canonical-event.js';
import { leafHash } from '../merkle/leaf-hash.js';
import { formatEventLine, parseEventLine } from './event-line.js';

const json = fc.json().map((text) => canonicalEvent(JSON.parse(text)));
const salt = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
const seq = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

const read = (bytes: Buffer) => {
  const { leaf = '', statedDigest: _, ...event } = parseEventLine(bytes) ?? {};
  return { ...event, leaf: Buffer.from(leaf, 'base64') };
};

describe('event lines', () => {
  it('bring body and person back byte for byte, and are JSON to everybody else', () => {
    fc.assert(
      fc.property(seq, json, json, salt, fc.boolean(), (number, body, values, bytes, withPerson) => {
        const person = withPerson ? { person: { salt: bytes, values } } : {};
        const event = { seq: number, leaf: leafHash(body), body, ...person };
        const line = formatEventLine(event);
        expect(read(line)).toEqual(event);
        expect(JSON.parse(line.toString())).toMatchObject({
          seq: number,
          event: JSON.parse(body.toString()),
        });
      }),
    );
  });

  it('say when the body is gone', () => {
    const event = { seq: 3, leaf: leafHash(Buffer.from('gone')), body: null };
    expect(read(formatEventLine(event))).toEqual(event);
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

  it.each([
    ['what is no person', '123}'],
    ['a person of another spelling', ',"person": {"salt":"","values":{}}}'],
    ['a person without values', ',"person":{"salt":"SALT","values":}'],
    ['a person whose values are not JSON', ',"person":{"salt":"SALT","values":{"ip":nil}}'],
    ['a person whose values are cut', ',"person":{"salt":"SALT","values":{"ip":"1"}'],
    ['a person with two texts for its salt', ',"person":{"salt":"TLAS","values":{"ip":"1"}}'],
  ])('are refused with %s behind the event', (_, tail) => {
    const body = canonicalEvent({ a: 1 });
    const salted = tail
      .replace('SALT', Buffer.alloc(32).toString('base64'))
      .replace('TLAS', `${'A'.repeat(42)}B=`);
    const line = formatEventLine({ seq: 1, leaf: leafHash(body), body }).toString();
    expect(parseEventLine(Buffer.from(line.replace(/\}$/, `${salted}}`)))).toBeNull();
  });

  it('take values in every spelling of JSON, escaped or not', () => {
    const body = canonicalEvent({ a: 1 });
    for (const values of [
      '{}',
      'null',
      '[1,{"a":"b"}]',
      '{"a":"\\"}"}',
      '{"a" : "Zoë"}',
      '{"a":"b","c":null}',
    ]) {
      const person = { salt: Buffer.alloc(32, 7), values: Buffer.from(values) };
      const event = { seq: 1, leaf: leafHash(body), body, person };
      expect(read(formatEventLine(event))).toEqual(event);
    }
  });
});
