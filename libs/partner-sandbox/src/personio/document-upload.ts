import busboy from 'busboy';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { extname } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { refusal, wholeRefusal, type Answer } from './refusal.js';

const LARGEST_BYTES = 20_000_000;
const EXTENSIONS = new Set(
  'pdf pptx xlsx docx doc xls ppt ods odt 7z gz rar zip bmp gif jpg png tif csv txt rtf mp4 3gp mov avi wmv'.split(
    ' ',
  ),
);

/** A file that arrived whole. */
export interface UploadedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly extension: string;
}

type Stored = Omit<UploadedFile, 'extension'> & { readonly tooBig: boolean };

/** Streams the multipart field `file` into `target`; a refusal leaves no file behind. */
export async function receiveFile(request: IncomingMessage, target: string): Promise<UploadedFile | Answer> {
  let parser: busboy.Busboy;
  try {
    parser = busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { files: 1, fileSize: LARGEST_BYTES + 1, fields: 5, fieldSize: 1000 },
    });
  } catch {
    request.resume();
    return wholeRefusal(400, 'errors.invalid-content-type');
  }
  let stored: Promise<Stored> | null = null;
  parser.on('file', (field, content, { filename, mimeType }) => {
    if (field === 'file') stored = store(content, target, filename ?? '', mimeType);
    else content.resume();
  });
  try {
    await pipeline(request, parser);
    const file = await (stored as Promise<Stored> | null);
    const answer = judge(file);
    if ('status' in answer) await rm(target, { force: true });
    return answer;
  } catch {
    await (stored as Promise<Stored> | null)?.catch(() => undefined);
    await rm(target, { force: true });
    return wholeRefusal(400, 'errors.malformed-body');
  }
}

function judge(file: Stored | null): UploadedFile | Answer {
  if (!file)
    return refusal(422, [{ field: 'file', reason: 'errors.attribute-validation.required-attribute' }]);
  if (file.tooBig) return refusal(413, [{ field: 'file', reason: 'errors.file-too-big' }]);
  const extension = extname(file.fileName).slice(1).toLowerCase();
  if (!EXTENSIONS.has(extension))
    return refusal(422, [{ field: 'file', reason: 'errors.invalid-file-type' }]);
  const { fileName, mediaType, size, sha256 } = file;
  return { fileName, mediaType, size, sha256, extension };
}

async function store(
  content: Readable,
  target: string,
  fileName: string,
  mediaType: string,
): Promise<Stored> {
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(content, measure, createWriteStream(target));
  return { fileName, mediaType, size, sha256: hash.digest('hex'), tooBig: size > LARGEST_BYTES };
}
