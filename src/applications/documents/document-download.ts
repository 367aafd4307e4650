import { applyDecorators, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { Response } from 'express';
import { ApiProblem } from '../../platform/openapi/problem-responses.js';
import type { OpenedDocument } from './read-document.use-case.js';

/** Documents the download of a document and its refusals. */
export const ApiDocumentDownload = () =>
  applyDecorators(
    ApiProduces('application/octet-stream'),
    ApiOkResponse({
      description: 'The document as it was uploaded, for saving.',
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    }),
    ApiProblem(404, 'applications.document-not-found'),
  );

const PDF = 'application/pdf';
/** The browser's own PDF viewer may draw itself; nothing is loaded, and only this hub's pages may frame it. */
const PDF_POLICY = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";

/** Hands a document out for saving, never for showing. A document that does not open breaks the connection. */
export const asDownload = (document: OpenedDocument, response: Response): StreamableFile =>
  asFile(document, response, attachment(document.fileName));

/** Hands a PDF out for showing inside a page of the console; everything else is for saving. */
export function asPreview(document: OpenedDocument, response: Response): StreamableFile {
  if (document.mediaType !== PDF) return asDownload(document, response);
  response.setHeader('Content-Security-Policy', PDF_POLICY);
  response.setHeader('X-Frame-Options', 'SAMEORIGIN');
  return asFile(document, response, 'inline');
}

function asFile(
  { content, mediaType, size }: OpenedDocument,
  response: Response,
  disposition: string,
): StreamableFile {
  response.setHeader('Cache-Control', 'no-store');
  const file = new StreamableFile(content, { type: mediaType, length: size, disposition });
  file.setErrorHandler(() => response.destroy());
  return file;
}

/** RFC 6266: a plain name for all, and the real one for those who understand it. */
export function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
