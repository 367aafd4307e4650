import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { UnreachableCause } from './http-call.js';
import { isRecord } from './json.js';
import type { Exchange } from './personio-answer.js';

/** A job that a company's career site shows. */
export interface PublishedJob {
  /** Digits; the Job-ID of applications. */
  readonly id: string;
  readonly name: string;
}

/** What a career feed proves: a list of jobs, or nothing. */
export type FeedAnswer = { readonly exchange: Exchange } & (
  | { readonly kind: 'jobs'; readonly jobs: readonly PublishedJob[] }
  /** Nothing is proven: not switched on, another site's host, not XML, or without a single job. */
  | { readonly kind: 'no-feed'; readonly why: 'status' | 'foreign-host' | 'not-a-feed' | 'no-jobs' }
  | { readonly kind: 'unreachable'; readonly cause: UnreachableCause; readonly detail: string | null }
);

const parser = new XMLParser({
  processEntities: false,
  parseTagValue: false,
  ignoreAttributes: true,
  stopNodes: ['workzag-jobs.position.jobDescriptions'],
});

const PREDEFINED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The jobs of a career feed; null if the text is no such feed. A document type is refused, entities are not expanded. */
export function readCareerFeed(xml: string): PublishedJob[] | null {
  if (/<!DOCTYPE/i.test(xml) || XMLValidator.validate(xml) !== true) return null;
  let document: unknown;
  try {
    document = parser.parse(xml);
  } catch {
    return null;
  }
  const root = fieldOf(document, 'workzag-jobs');
  if (root === undefined) return null;
  const positions = fieldOf(root, 'position') ?? [];
  return (Array.isArray(positions) ? positions : [positions]).flatMap((position: unknown) => {
    const id = fieldOf(position, 'id');
    const name = fieldOf(position, 'name');
    if (typeof id !== 'string' || !/^\d{1,16}$/.test(id)) return [];
    return [{ id, name: typeof name === 'string' ? plain(name) : '' }];
  });
}

function fieldOf(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined;
}

function plain(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => PREDEFINED[name] ?? '').slice(0, 500);
}
