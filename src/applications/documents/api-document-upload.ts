import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse } from '@nestjs/swagger';
import { ApiProblem } from '../../platform/openapi/problem-responses.js';
import { ApplicationDocument } from '../applications.schemas.js';
import { DOCUMENT_CATEGORIES } from '../public/document-category.js';

const TAKEN =
  'pdf, docx, doc, xlsx, xls, pptx, ppt, odt, ods, rtf, txt, csv, jpg, png, gif, bmp, tif, mp4, mov, avi, wmv, 3gp, zip, 7z, gz, rar';

/** Documents the upload of one document and its refusals. */
export const ApiDocumentUpload = () =>
  applyDecorators(
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: {
        type: 'object',
        required: ['file', 'category'],
        properties: {
          file: {
            type: 'string',
            format: 'binary',
            description: `One file, 1 to 20,000,000 bytes; by its content ${TAKEN}.`,
          },
          category: {
            type: 'string',
            enum: [...DOCUMENT_CATEGORIES],
            description: 'What the document is to the application.',
          },
        },
      },
    }),
    ApiCreatedResponse({ standardSchema: ApplicationDocument, description: 'The document is stored.' }),
    ApiProblem(400, 'request.invalid', 'request.body-unreadable', 'applications.file-empty'),
    ApiProblem(404, 'applications.not-found'),
    ApiProblem(410, 'applications.erased'),
    ApiProblem(413, 'applications.file-too-large'),
    ApiProblem(415, 'request.body-unsupported', 'applications.file-type-refused'),
    ApiProblem(503, 'request.unavailable'),
  );
