import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';

/** A document to upload; its content is read once, while it is being sent. */
export interface PersonioDocument {
  /** Name with extension; Personio refuses extensions that it doesn't know. */
  readonly fileName: string;
  /** Such as `application/pdf`. */
  readonly mediaType: string;
  /** Exact length in bytes; Personio takes up to 20 MB. */
  readonly size: number;
  /** Opens the content; called once for each upload, before the partner is called. */
  open(): Promise<Readable>;
}

/** Our own copy of a document cannot be read, or is not as long as it was said to be: no fault of the partner. */
export class DocumentUnreadable extends Error {
  override readonly name = 'DocumentUnreadable';
}

/** A `multipart/form-data` body with one file in the field `file`, streamed. */
export async function openDocumentBody(document: PersonioDocument): Promise<{
  contentType: string;
  length: number;
  chunks(): AsyncGenerator<Buffer, void, undefined>;
  discard(): void;
}> {
  const boundary = `andock-${randomBytes(16).toString('hex')}`;
  const head = Buffer.from(
    `--${boundary}\r\n` +
      `content-disposition: form-data; name="file"; filename="${quoted(document.fileName)}"\r\n` +
      `content-type: ${safeMediaType(document.mediaType)}\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  const content = await document.open().catch((cause: unknown) => {
    throw new DocumentUnreadable('the document cannot be opened', { cause });
  });
  content.on('error', () => undefined);
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    length: head.length + document.size + tail.length,
    async *chunks() {
      yield head;
      yield* exactly(document.size, content);
      yield tail;
    },
    discard: () => void content.destroy(),
  };
}

async function* exactly(size: number, content: Readable): AsyncGenerator<Buffer, void, undefined> {
  let read = 0;
  try {
    for await (const chunk of content as AsyncIterable<Buffer | string>) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      read += bytes.length;
      if (read > size) break;
      yield bytes;
    }
  } catch (cause) {
    throw new DocumentUnreadable('the document cannot be read', { cause });
  }
  if (read !== size) throw new DocumentUnreadable(`the document is not ${size} bytes long`);
}

function quoted(fileName: string): string {
  return fileName.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
}

function safeMediaType(mediaType: string): string {
  return /^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? mediaType : 'application/octet-stream';
}
