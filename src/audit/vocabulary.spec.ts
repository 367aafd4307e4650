import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { AUDIT_FACTS } from './facts.js';

const SOURCE = join(import.meta.dirname, '..');
const DECLARED = /@Audited\(\s*'([^']+)'\s*\)/g;

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && name !== join('audit', 'facts.ts'))
  .map((name) => readFileSync(join(SOURCE, name), 'utf8'));

const declared = new Set(
  files.flatMap((text) => [...text.matchAll(DECLARED)].map(([, action]) => action ?? '')),
);
/** Names that stand anywhere but in a declaration: the compiler lets only `record` calls and drafts hold them. */
const recorded = new Set(
  files.flatMap((text) =>
    [...text.replaceAll(DECLARED, '').matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map(([, action]) => action ?? ''),
  ),
);
const vocabulary = Object.keys(AUDIT_FACTS);

describe('the vocabulary of the audit log', () => {
  it('names every action noun.past, once', () => {
    for (const name of vocabulary) expect(name).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);
  });

  it('has no action that nothing records', () => {
    expect(vocabulary.filter((action) => !recorded.has(action))).toEqual([]);
  });

  it('has every action that a route declares, and something records it', () => {
    expect([...declared].filter((action) => !vocabulary.includes(action) || !recorded.has(action))).toEqual(
      [],
    );
  });
});
