import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import { BodyTooLarge, BodyUnreadable, BodyUnsupported } from '../../platform/errors/request.errors.js';
import { HIGHEST_SIZE } from '../documents/document-size.js';
import type { DocumentCategory } from '../public/document-category.js';
import { safeFileName } from '../documents/safe-file-name.js';

/** Documents that one form takes. */
export const MOST_DOCUMENTS = 10;
const MOST_BYTES = MOST_DOCUMENTS * HIGHEST_SIZE;
const MOST_FIELDS = 150;
const LONGEST_FIELD = 100_000;

/** A document of a form that arrived whole, or why it could not be taken. */
export interface FormDocument<Stored> {
  readonly field: string;
  readonly category: DocumentCategory;
  readonly stored: PromiseSettledResult<Stored>;
}

/** A form that was read to its end. */
export interface ReadForm<Stored> {
  readonly values: ReadonlyMap<string, string>;
  readonly documents: readonly FormDocument<Stored>[];
  readonly tooManyFiles: boolean;
}

/** Reads a form to its end; each of its files is stored as it comes, never held whole. Throws when it breaks off. */
export async function readApplyForm<Stored>(
  request: IncomingMessage,
  store: (fileName: string, content: Readable) => Promise<Stored>,
  discard: (stored: Stored) => Promise<void>,
): Promise<ReadForm<Stored>> {
  if (Number(request.headers['content-length']) > MOST_BYTES) throw new BodyTooLarge();
  const form = formOf(request);
  const { promise: arrived, resolve, reject } = Promise.withResolvers<void>();
  const values = new Map<string, string>();
  const storing: { field: string; category: DocumentCategory; stored: Promise<Stored> }[] = [];
  let tooManyFiles = false;

  form.on('field', (name, value) => values.set(name, value));
  form.on('file', (field, content, { filename }) => {
    // An empty file field of a browser comes as a file without a name.
    if (!filename) return void content.resume();
    const stored = store(safeFileName(filename), content);
    stored.catch(() => content.resume());
    storing.push({ field, category: categoryOf(field), stored });
  });
  form.on('filesLimit', () => (tooManyFiles = true));
  form.on('error', () => reject(new BodyUnreadable()));
  form.on('close', resolve);
  request.on('close', () => request.complete || form.destroy(new BodyUnreadable()));
  request.pipe(form);

  const settled = () => Promise.allSettled(storing.map(({ stored }) => stored));
  try {
    await arrived;
  } catch (error) {
    request.unpipe(form);
    request.resume();
    form.destroy();
    for (const one of await settled()) if (one.status === 'fulfilled') await discard(one.value);
    throw error;
  }
  const results = await settled();
  const documents = storing.map(({ field, category }, at) => ({
    ...{ field, category },
    stored: results[at] as PromiseSettledResult<Stored>,
  }));
  return { values, documents, tooManyFiles };
}

const categoryOf = (field: string): DocumentCategory => (field === 'cv' ? 'cv' : 'other');

function formOf(request: IncomingMessage): busboy.Busboy {
  if (!/^multipart\/form-data\s*;/i.test(request.headers['content-type'] ?? '')) throw new BodyUnsupported();
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: {
        // Browsers also send file fields that were left empty.
        files: MOST_DOCUMENTS * 2,
        fields: MOST_FIELDS,
        fieldSize: LONGEST_FIELD,
        fieldNameSize: 200,
        headerPairs: 20,
      },
    });
  } catch {
    throw new BodyUnreadable();
  }
}
