import { randomUUID } from 'node:crypto';
import { BadCall, isRecord } from '../router.js';
import type { HubClient } from './hub-client.js';
import { sampleCv } from './sample-cv.js';

/** A document as somebody hands it in at JOIN. */
export interface JoinFile {
  readonly fileName: string;
  /** The hub's category, such as `cv`. */
  readonly category: string;
  readonly content: Buffer;
}

/** Somebody's application at JOIN. */
export interface JoinApplication {
  readonly jobId: string;
  readonly candidate: Record<string, unknown>;
  readonly files: readonly JoinFile[];
}

/** What the hub said to an application and to its documents. */
export interface SentApplication {
  readonly at: string;
  readonly jobId: string;
  readonly name: string;
  /** 0 if the hub did not answer. */
  readonly status: number;
  readonly application: unknown;
  readonly documents: readonly { fileName: string; status: number; document: unknown }[];
}

/** Reads `{jobId, candidate, files?: [{fileName, category, contentBase64}]}`. */
export function readApplication(fields: Record<string, unknown>): JoinApplication {
  const { jobId, candidate, files = [] } = fields;
  if (typeof jobId !== 'string' || jobId === '') throw new BadCall(400, 'jobId is missing');
  if (!isRecord(candidate)) throw new BadCall(400, 'candidate is missing');
  if (!Array.isArray(files)) throw new BadCall(400, 'files must be a list');
  return { jobId, candidate, files: files.map(readFile) };
}

function readFile(file: unknown): JoinFile {
  if (!isRecord(file) || typeof file.fileName !== 'string' || typeof file.contentBase64 !== 'string') {
    throw new BadCall(400, 'a file needs fileName, category and contentBase64');
  }
  const category = typeof file.category === 'string' ? file.category : 'cv';
  return { fileName: file.fileName, category, content: Buffer.from(file.contentBase64, 'base64') };
}

/** An application with a CV by a person that JOIN makes up. */
export function sampleApplication(jobId: string): JoinApplication {
  const number = randomUUID().slice(0, 6);
  const candidate = {
    firstName: 'Robin',
    lastName: `Probe ${number}`,
    email: `robin.probe+${number}@example.com`,
    phone: '+49 30 5550100',
  };
  const content = sampleCv(`${candidate.firstName} ${candidate.lastName}`);
  return { jobId, candidate, files: [{ fileName: 'Lebenslauf.pdf', category: 'cv', content }] };
}

/** Hands an application to the hub, then its documents one by one. */
export async function sendApplication(
  hub: HubClient,
  application: JoinApplication,
): Promise<SentApplication> {
  const { jobId, candidate, files } = application;
  const externalId = `join-application-${randomUUID()}`;
  const body = {
    jobId,
    documentsExpected: files.length,
    candidate,
    externalId,
    consentedAt: new Date().toISOString(),
  };
  const created = await hub.post('/v1/applications', body, externalId);
  const id = created.status === 201 && isRecord(created.body) ? created.body.id : null;
  const documents = [];
  for (const file of typeof id === 'string' ? files : []) {
    const form = new FormData();
    form.append('category', file.category);
    form.append('file', new Blob([new Uint8Array(file.content)]), file.fileName);
    const uploaded = await hub.upload(`/v1/applications/${encodeURIComponent(String(id))}/documents`, form);
    documents.push({ fileName: file.fileName, status: uploaded.status, document: uploaded.body });
  }
  const name = [candidate.firstName, candidate.lastName].filter((part) => typeof part === 'string').join(' ');
  return {
    at: new Date().toISOString(),
    jobId,
    name,
    status: created.status,
    application: created.body,
    documents,
  };
}
