import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { AUDIT_FACTS } from './facts.js';

const SOURCE = join(import.meta.dirname, '..');
const VOCABULARY = join('audit', 'facts.ts');

/** Names in the arguments of `@Audited`, and names where an event is made: neither comments nor other texts count. */
const declared = new Set<string>();
const recorded = new Set<string>();

for (const name of readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.ts') || name.endsWith('.spec.ts') || name === VOCABULARY) continue;
  visit(
    ts.createSourceFile(name, readFileSync(join(SOURCE, name), 'utf8'), ts.ScriptTarget.Latest, true),
    undefined,
  );
}

function visit(node: ts.Node, names: Set<string> | undefined): void {
  if (ts.isStringLiteralLike(node)) names?.add(node.text);
  const inside = namesIn(node);
  ts.forEachChild(node, (child) => visit(child, inside ?? names));
}

/** Where the names in a node belong to, when it says so itself. */
function namesIn(node: ts.Node): Set<string> | undefined {
  if (ts.isDecorator(node) && ts.isCallExpression(node.expression)) {
    return node.expression.expression.getText() === 'Audited' ? declared : undefined;
  }
  if (ts.isCallExpression(node) && /\.(record|recordAll)$/.test(node.expression.getText())) return recorded;
  const named = ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node) ? node.name.getText() : '';
  return /^(action|[a-z_]*actions?(Name)?|[A-Z_]*ACTIONS?)$/i.test(named) ? recorded : undefined;
}

const vocabulary = Object.keys(AUDIT_FACTS);

describe('the vocabulary of the audit log', () => {
  it('names every action noun.past, once', () => {
    for (const name of vocabulary) expect(name).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);
  });

  it('has no action that nothing records', () => {
    expect(vocabulary.filter((action) => !recorded.has(action))).toEqual([]);
  });

  it('has every action that a route declares, and something records it', () => {
    expect(declared.size).toBeGreaterThan(20);
    expect([...declared].filter((action) => !vocabulary.includes(action) || !recorded.has(action))).toEqual(
      [],
    );
  });
});
