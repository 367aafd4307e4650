import { randomUUID } from 'node:crypto';
import { createWriteStream, openAsBlob } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { finished, pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { BadCall, isRecord } from '../router.js';
import type { JoinApplication, JoinFile } from './join-application.js';
import { sampleCv } from './sample-cv.js';

const MOST_BYTES = 30_000_000;

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
  return {
    fileName: file.fileName,
    category,
    content: new Blob([Buffer.from(file.contentBase64, 'base64')]),
  };
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
  const content = new Blob([new Uint8Array(sampleCv(`${candidate.firstName} ${candidate.lastName}`))]);
  return { jobId, candidate, files: [{ fileName: 'Lebenslauf.pdf', category: 'cv', content }] };
}

/** Whether a page's form with a file sent this. */
export const isFileForm = ({ headers }: IncomingMessage): boolean =>
  headers['content-type']?.startsWith('multipart/form-data') === true;

/** Reads the page's form into an application; its file lies in `folder` until `work` is done with it. */
export async function withFileForm<T>(
  request: IncomingMessage,
  folder: string,
  work: (application: JoinApplication) => Promise<T>,
): Promise<T> {
  const path = join(folder, `${randomUUID()}.application`);
  const fields: Record<string, string> = {};
  let fileName = '';
  let stored: Promise<void> = Promise.resolve();
  const form = parserOf(request);
  form.on('field', (name, value) => (fields[name] = value));
  form.on('file', (_, content, info) => {
    fileName = info.filename ?? '';
    stored = fileName === '' ? finished(content.resume()) : pipeline(content, createWriteStream(path));
    stored.catch(() => undefined);
  });
  try {
    await pipeline(request, form).catch(() => {
      throw new BadCall(400, 'the form cannot be read');
    });
    await stored;
    const { jobId = '', firstName = '', lastName = '', email = '', phone = '' } = fields;
    const content = fileName === '' ? null : await openAsBlob(path);
    return await work({
      jobId,
      candidate: { firstName, lastName, email, ...(phone !== '' && { phone }) },
      files: content ? [{ fileName, category: 'cv', content }] : [],
    });
  } finally {
    await rm(path, { force: true });
  }
}

function parserOf(request: IncomingMessage): busboy.Busboy {
  try {
    const limits = { files: 1, fileSize: MOST_BYTES, fields: 10, fieldSize: 1000 };
    return busboy({ headers: request.headers, defParamCharset: 'utf8', limits });
  } catch {
    request.resume();
    throw new BadCall(400, 'the form cannot be read');
  }
}
