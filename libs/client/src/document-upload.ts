import type { AddApplicationDocumentData } from './generated/types.gen.js';

/** A document of an application. */
export interface DocumentToUpload {
  readonly category: AddApplicationDocumentData['body']['category'];
  /** With its extension. */
  readonly fileName: string;
  /** A file, such as `openAsBlob` of `node:fs` gives, or a stream that is opened anew for each try; never held whole. */
  readonly content: Blob | (() => AsyncIterable<Uint8Array>);
  /** Names this document, so that it is stored once; default a new UUID. */
  readonly idempotencyKey?: string;
}

/** The part of a request that carries a document. */
export interface DocumentBody {
  readonly headers: Record<string, string>;
  readonly body: FormData | ReadableStream<Uint8Array>;
}

/** The form of a document; to be made anew for each try. */
export function documentBody({ category, fileName, content }: DocumentToUpload): DocumentBody {
  if (content instanceof Blob) {
    const form = new FormData();
    form.append('category', category);
    form.append('file', content, fileName);
    return { headers: {}, body: form };
  }
  const boundary = `andock-${crypto.randomUUID()}`;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: streamOf(parts(boundary, category, fileName, content())),
  };
}

async function* parts(
  boundary: string,
  category: string,
  fileName: string,
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const text = new TextEncoder();
  const name = fileName.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
  yield text.encode(
    `--${boundary}\r\ncontent-disposition: form-data; name="category"\r\n\r\n${category}\r\n` +
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n` +
      'content-type: application/octet-stream\r\n\r\n',
  );
  yield* content;
  yield text.encode(`\r\n--${boundary}--\r\n`);
}

function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}
