import { isBundleFileName, LISTED_FILES } from './bundle-files.js';

/** Format of the bundles that this version writes and reads. */
export const BUNDLE_FORMAT = 'andock-audit-bundle/v1';

/** What the exporter states about a bundle; may carry more members, such as the field dictionary. */
export interface BundleFacts {
  /** Program that exported, and its version. */
  readonly system: { readonly name: string; readonly version: string };
  /** Whose log it is; null for the log of the instance. */
  readonly organisation: { readonly id: string; readonly name: string } | null;
  /** Period that was asked for, RFC 3339 UTC. */
  readonly period: { readonly from: string; readonly to: string };
  /** Exact filter, in the exporter's own terms; null means that the range is shown without gaps. */
  readonly filter: Readonly<Record<string, unknown>> | null;
  /** Who exported. */
  readonly exporter: { readonly kind: string; readonly id: string };
  /** When it was exported, RFC 3339 UTC. */
  readonly exportedAt: string;
  /** Events before this number may have lost their bodies to the retention rule; 0 = none. */
  readonly bodiesFromSeq: number;
  readonly [more: string]: unknown;
}

/** The bundle's table of contents: the exporter's statements, and what the writer counted and hashed. */
export interface Manifest extends BundleFacts {
  readonly format: typeof BUNDLE_FORMAT;
  /** Origin of the log's checkpoints. */
  readonly origin: string;
  /** First and last sequence number in events.jsonl; null when it is empty. */
  readonly range: { readonly firstSeq: number; readonly lastSeq: number } | null;
  /** Lines of events.jsonl with a body, and lines whose body retention removed. */
  readonly counts: { readonly events: number; readonly dropped: number };
  /** Every file but the manifest and its signature: its name and its SHA-256 in hexadecimal. */
  readonly files: Readonly<Record<string, string>>;
}

/** Says what is wrong with a manifest. */
export class MalformedManifest extends Error {}

/** Reads manifest.json as far as the verifier relies on it; MalformedManifest says which member is missing or wrong. */
export function parseManifest(text: string): Manifest {
  const value = parseJson(text);
  expect(isRecord(value), 'it is not an object');
  const { format, origin, organisation, period, filter, bodiesFromSeq, range, counts, files } = value;
  expect(format === BUNDLE_FORMAT, `"format" is not ${BUNDLE_FORMAT}`);
  expect(typeof origin === 'string' && origin !== '', '"origin" is missing');
  expect(organisation === null || isRecord(organisation), '"organisation" is missing');
  expect(
    isRecord(period) && typeof period['from'] === 'string' && typeof period['to'] === 'string',
    '"period" is wrong',
  );
  expect(filter === null || isRecord(filter), '"filter" is missing');
  expect(isCount(bodiesFromSeq), '"bodiesFromSeq" is not a number');
  expect(
    range === null || (isRecord(range) && isCount(range['firstSeq']) && isCount(range['lastSeq'])),
    '"range" is wrong',
  );
  expect(isRecord(counts) && isCount(counts['events']) && isCount(counts['dropped']), '"counts" is wrong');
  expect(isRecord(files) && Object.entries(files).every(isFileEntry), '"files" is wrong');
  for (const name of LISTED_FILES) expect(Object.hasOwn(files, name), `"files" does not list ${name}`);
  return value as unknown as Manifest;
}

/** The text that manifest.sig signs. */
export function manifestNote(origin: string, sha256: string): string {
  return `${BUNDLE_FORMAT}\n${origin}\nmanifest.json sha256 ${sha256}\n`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new MalformedManifest('it is not JSON, or cut off');
  }
}

function isFileEntry([name, sha256]: [string, unknown]): boolean {
  return isBundleFileName(name) && typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function expect(condition: boolean, problem: string): asserts condition {
  if (!condition) throw new MalformedManifest(problem);
}
