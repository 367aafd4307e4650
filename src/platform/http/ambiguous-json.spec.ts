import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RequestInvalid } from '../errors/request.errors.js';
import { refuseAmbiguousJson } from './ambiguous-json.js';

function fieldNamed(json: string): string | undefined {
  try {
    refuseAmbiguousJson(json);
    return undefined;
  } catch (error) {
    return error instanceof RequestInvalid ? error.problems[0]?.field : String(error);
  }
}

describe('a field that stands twice', () => {
  it.each([
    ['{"a":1,"a":2}', 'a'],
    ['{"a":1,"b":{"a":1},"a":2}', 'a'],
    ['{"a":{"b":{"c":1,"d":2,"c":3}}}', 'a.b.c'],
    ['{"a":[1,{"b":1},{"b":1,"c":[],"b":2}]}', 'a.2.b'],
    ['{"a":1,"\\u0061":2}', 'a'],
    ['{ "a\\"" : "x" ,\n"a\\"":"y"}', 'a"'],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
    ['[{"a":1,"a":2}]', '0.a'],
  ])('is named in %s', (json, field) => {
    expect(fieldNamed(json)).toBe(field);
  });

  it.each(['{"a":"a","b":["a","a"],"c":"{\\"a\\":1,\\"a\\":2}"}', '[{"a":1},{"a":1}]', '"a"', '7', ''])(
    'is none in %s',
    (json) => {
      expect(fieldNamed(json)).toBeUndefined();
    },
  );

  it('is not looked for in what is nested a hundred times', () => {
    expect(fieldNamed('['.repeat(100))).toBeUndefined();
    expect(fieldNamed('['.repeat(101))).toMatch(/^0\.0\./);
    expect(fieldNamed('{"a":'.repeat(50_000))).toMatch(/^a\.a\./);
  });

  it('is never seen in what JSON.stringify wrote, and nothing that is no JSON disturbs', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, other) => {
        expect(fieldNamed(JSON.stringify(value, null, 1))).toBeUndefined();
        expect(['string', 'undefined']).toContain(typeof fieldNamed(other));
      }),
    );
  });

  it('takes no long time for what never ends', () => {
    const started = performance.now();
    for (const long of ['[1],', '{},', '"', '\\"', '"\\', '\\']) {
      refuseAmbiguousJson(`"${long.repeat(1_000_000 / long.length)}`);
      refuseAmbiguousJson(long.repeat(1_000_000 / long.length));
    }
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
