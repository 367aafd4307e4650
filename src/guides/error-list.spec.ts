import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ERRORS } from './error-list.js';
import { NEXT_STEPS } from './next-steps.js';

const SOURCES = join(import.meta.dirname, '..');
const DOCUMENT = join(SOURCES, '..', 'openapi', 'andock.v1.json');

/** Every code that a source declares. */
const declared = (): string[] =>
  readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => readFileSync(join(SOURCES, file), 'utf8'))
    .filter((source) => source.includes('extends DomainError'))
    .flatMap((source) => [...source.matchAll(/readonly code = '([^']+)'/g)].map(([, code = '']) => code));

describe('the list of errors', () => {
  it('holds every code that the hub can answer', () => {
    const known = ERRORS.map(({ code }) => code);
    expect(declared().filter((code) => !known.includes(code))).toEqual([]);
    expect(known.length).toBeGreaterThan(80);
    expect(new Set(known).size).toBe(known.length);
  });

  it('tells each in both languages, with a status and a next step', () => {
    for (const { code, status, title, nextStep } of ERRORS) {
      expect([code, title.en.length > 5, title.de.length > 5, nextStep.length > 5]).toEqual([
        code,
        true,
        true,
        true,
      ]);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(`${title.en} ${title.de}`).not.toContain('undefined');
    }
  });

  it('knows every code of the public document, with a next step of its own', () => {
    const document = readFileSync(DOCUMENT, 'utf8');
    const codes = [...document.matchAll(/"description": "((?:[a-z-]+\.[a-z-]+(?:, )?)+)"/g)].flatMap(
      ([, list = '']) => list.split(', '),
    );
    const byKind = ['request.invalid', 'request.too-many', 'request.unavailable'];
    expect(codes.length).toBeGreaterThan(50);
    const unknown = new Set(codes.filter((code) => !ERRORS.some((error) => error.code === code)));
    expect([...unknown]).toEqual([]);
    const withoutStep = codes.filter((code) => !NEXT_STEPS[code] && !code.endsWith('.not-found'));
    expect([...new Set(withoutStep)].filter((code) => !byKind.includes(code))).toEqual([]);
  });

  it('has no next step for what does not exist', () => {
    const known = ERRORS.map(({ code }) => code);
    expect(Object.keys(NEXT_STEPS).filter((code) => !known.includes(code))).toEqual([]);
  });
});
