import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { ProblemError, type Andock, type ApplicationInput, type DocumentToUpload } from '@andock/client';
import type { JoinFault } from './join-faults.js';

/** A document as somebody hands it in at JOIN. */
export type JoinFile = Pick<DocumentToUpload, 'fileName' | 'content'> & {
  /** The hub's category, such as `cv`. */
  readonly category: string;
};

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
  /** What the hub said when JOIN sent the same application again: with the same key at once, then with another. */
  readonly doubles: readonly number[];
}

interface Said {
  readonly status: number;
  readonly body: unknown;
}

const SLOW_MS = 1500;
const SLOW_CHUNKS = 20;
const CHUNK_BYTES = 64_000;
const HUGE: readonly [fileName: string, bytes: number][] = [
  ['gross.pdf', 19_000_000],
  ['zu-gross.pdf', 25_000_000],
];

/** Hands an application to the hub, then its documents one by one. */
export async function sendApplication(
  andock: Andock,
  { jobId, candidate, files: handedIn }: JoinApplication,
  fault: JoinFault,
): Promise<SentApplication> {
  const at = new Date().toISOString();
  const files = [...handedIn, ...(fault === 'huge-documents' ? HUGE.map(hugeFile) : [])];
  const externalId = `join-application-${randomUUID()}`;
  const body = {
    jobId,
    documentsExpected: files.length,
    // The hub judges what somebody filled in; JOIN passes it on as it is.
    candidate: candidate as unknown as ApplicationInput['candidate'],
    externalId,
    consentedAt: at,
  };
  const send = (key: string) =>
    said(201, async () => {
      const { data } = await andock.createApplication({ headers: { 'Idempotency-Key': key }, body });
      return data;
    });
  if (fault === 'slow') await setTimeout(SLOW_MS);
  const keys = fault === 'double-posts' ? [externalId, externalId] : [externalId];
  const answers: Said[] = await Promise.all(keys.map(send));
  if (fault === 'double-posts') answers.push(await send(randomUUID()));
  const [created, ...doubles] = answers;
  const id = idOf(created);
  const documents = [];
  for (const file of id === null ? [] : files) {
    const document = (fault === 'slow' ? dripping(file) : file) as DocumentToUpload;
    const uploaded = await said(201, () => andock.uploadDocument(id ?? '', document));
    documents.push({ fileName: file.fileName, status: uploaded.status, document: uploaded.body });
  }
  const name = [candidate.firstName, candidate.lastName].filter((part) => typeof part === 'string').join(' ');
  const { status = 0, body: application = null } = created ?? {};
  return { at, jobId, name, status, application, documents, doubles: doubles.map((one) => one.status) };
}

function idOf(said: Said | undefined): string | null {
  return said?.status === 201 ? (said.body as { id: string }).id : null;
}

async function said(good: number, call: () => Promise<unknown>): Promise<Said> {
  try {
    return { status: good, body: await call() };
  } catch (error) {
    if (!(error instanceof ProblemError)) return { status: 0, body: null };
    const { status, code, message, requestId, errors } = error;
    return { status, body: { status, code, message, requestId, errors } };
  }
}

function hugeFile([fileName, bytes]: (typeof HUGE)[number]): JoinFile {
  return {
    fileName,
    category: 'work_sample',
    content: async function* () {
      yield Promise.resolve(Buffer.from('%PDF-1.4\n'));
      for (let left = bytes - 9; left > 0; left -= CHUNK_BYTES)
        yield Buffer.alloc(Math.min(left, CHUNK_BYTES), 'x');
    },
  };
}

/** The same file, a little at a time. */
function dripping(file: JoinFile): JoinFile {
  return {
    ...file,
    content: async function* () {
      const { content } = file;
      const chunks = content instanceof Blob ? [Buffer.from(await content.arrayBuffer())] : content();
      for await (const chunk of chunks) {
        const step = Math.ceil(chunk.length / SLOW_CHUNKS);
        for (let from = 0; from < chunk.length; from += step) {
          await setTimeout(SLOW_MS / SLOW_CHUNKS);
          yield chunk.subarray(from, from + step);
        }
      }
    },
  };
}
