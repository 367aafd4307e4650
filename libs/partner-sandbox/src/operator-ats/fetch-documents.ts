import { createHash } from 'node:crypto';
import { isRecord } from '../router.js';
import type { FetchedDocument } from './operator-ats-state.js';

const TIMEOUT_MS = 20_000;

/** Fetches the documents of a delivery by its links. */
export function fetchDocuments(documents: unknown): Promise<FetchedDocument[]> {
  const named = Array.isArray(documents) ? documents.filter(isRecord) : [];
  return Promise.all(named.map(fetchOne));
}

async function fetchOne(document: Record<string, unknown>): Promise<FetchedDocument> {
  const known = {
    id: textOf(document['id']),
    fileName: textOf(document['fileName']),
    category: textOf(document['category']),
  };
  try {
    const answer = await fetch(textOf(document['url']), {
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const content = Buffer.from(await answer.arrayBuffer());
    const sha256 = answer.ok ? createHash('sha256').update(content).digest('hex') : null;
    return { ...known, status: answer.status, size: content.length, sha256 };
  } catch {
    return { ...known, status: 0, size: 0, sha256: null };
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
