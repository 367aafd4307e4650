import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import { consoleDocument, partnerDocument } from './documents.js';

/** Swagger UI at `/docs/api`, the partners' document at `/openapi.json`, the console's at `/console/openapi.json`. */
export function serveDocuments(app: NestExpressApplication): void {
  SwaggerModule.setup('docs/api', app, () => partnerDocument(app), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
  });
  SwaggerModule.setup('console/docs', app, () => consoleDocument(app), {
    jsonDocumentUrl: 'console/openapi.json',
    ui: false,
    raw: ['json'],
  });
}
