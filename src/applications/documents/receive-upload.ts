import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import type { FieldProblem } from '../../platform/errors/domain-error.js';
import { BodyUnreadable, BodyUnsupported, RequestInvalid } from '../../platform/errors/request.errors.js';
import { problemsOf } from '../../platform/http/validation.pipe.js';
import { DocumentCategoryField } from '../applications.schemas.js';
import { FileTooLarge } from '../applications.errors.js';
import { HIGHEST_SIZE } from './document-size.js';
import type { DocumentCategory } from '../public/document-category.js';
import { safeFileName } from './safe-file-name.js';

const MOST_AROUND_FILE = 65_536;
const LONGEST_FIELD = 1_000;

/** What happens to the file of an upload while it arrives. */
export interface UploadTarget<Stored> {
  store(fileName: string, content: Readable): Promise<Stored>;
  /** Undoes `store` when the rest of the upload cannot be used. */
  discard(stored: Stored): Promise<void>;
}

/** An upload that arrived whole. */
export interface Upload<Stored> {
  readonly category: DocumentCategory;
  readonly stored: Stored;
}

/** Reads a form with one `file` and its `category`, in any order; the file is stored as it comes, never held whole. */
export async function receiveUpload<Stored>(
  request: IncomingMessage,
  target: UploadTarget<Stored>,
): Promise<Upload<Stored>> {
  if (Number(request.headers['content-length']) > HIGHEST_SIZE + MOST_AROUND_FILE) throw new FileTooLarge();
  const form = formOf(request);
  const { promise: arrived, resolve, reject } = Promise.withResolvers<void>();
  let storing: Promise<Stored> | undefined;
  let category: string | undefined;

  form.on('file', (name, content, { filename }) => {
    if (name !== 'file') {
      content.resume();
      return reject(refused(name, UNKNOWN_FIELD));
    }
    storing = target.store(safeFileName(filename), content);
    storing.catch(reject);
  });
  form.on('field', (name, value) => {
    if (name === 'category') category = value;
    else reject(refused(name, UNKNOWN_FIELD));
  });
  form.on('filesLimit', () => reject(refused('file', ONE_FILE)));
  form.on('partsLimit', () => reject(refused('', TOO_MANY_PARTS)));
  form.on('error', () => reject(new BodyUnreadable()));
  form.on('close', resolve);
  request.on('close', () => request.complete || form.destroy(new BodyUnreadable()));
  request.pipe(form);

  try {
    await arrived;
    if (!storing) throw refused('file', FILE_MISSING);
    const stored = await storing;
    return { stored, category: checkedCategory(category) };
  } catch (error) {
    request.unpipe(form);
    request.resume();
    form.destroy();
    await storing?.then(
      (stored) => target.discard(stored),
      () => undefined,
    );
    throw error;
  }
}

function formOf(request: IncomingMessage): busboy.Busboy {
  if (!/^multipart\/form-data\s*;/i.test(request.headers['content-type'] ?? '')) throw new BodyUnsupported();
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: {
        files: 1,
        fields: 5,
        parts: 6,
        fieldSize: LONGEST_FIELD,
        fieldNameSize: 100,
        headerPairs: 20,
      },
    });
  } catch {
    throw new BodyUnreadable();
  }
}

function checkedCategory(value: string | undefined): DocumentCategory {
  const category = DocumentCategoryField.safeParse(value);
  if (category.success) return category.data;
  throw new RequestInvalid(
    category.error.issues.flatMap((issue) => problemsOf({ ...issue, path: ['category'] })),
  );
}

type Refusal = Omit<FieldProblem, 'field'>;

const UNKNOWN_FIELD: Refusal = {
  code: 'unknown_field',
  message: { en: 'This field is not known here.', de: 'Dieses Feld ist hier nicht bekannt.' },
};
const FILE_MISSING: Refusal = {
  code: 'file_missing',
  message: { en: 'The file is missing.', de: 'Die Datei fehlt.' },
};
const ONE_FILE: Refusal = {
  code: 'one_file',
  message: { en: 'Send one file in each call.', de: 'Eine Datei je Aufruf senden.' },
};
const TOO_MANY_PARTS: Refusal = {
  code: 'too_many_parts',
  message: { en: 'The form has too many parts.', de: 'Das Formular hat zu viele Teile.' },
};

const refused = (field: string, refusal: Refusal) =>
  new RequestInvalid([{ field: field.slice(0, 100), ...refusal }]);
