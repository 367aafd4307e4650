import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { styleNonceOf } from '../http/style-nonce.js';
import { consoleDocument, partnerDocument } from './documents.js';

/** Swagger UI at `/docs/api`, the partners' document at `/openapi.json`, the console's at `/console/openapi.json`. */
export function serveDocuments(app: NestExpressApplication): void {
  app.use('/docs/api', withAllowedStyles);
  SwaggerModule.setup('docs/api', app, () => partnerDocument(app), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'Andock API',
    swaggerOptions: { layout: 'BaseLayout' },
  });
  SwaggerModule.setup('console/docs', app, () => consoleDocument(app), {
    jsonDocumentUrl: 'console/openapi.json',
    ui: false,
    raw: ['json'],
  });
}

/** The page brings styles of its own; they get the nonce that the security policy of the answer asks for. */
function withAllowedStyles(_: Request, response: Response, next: () => void): void {
  const send = response.send.bind(response);
  response.send = (body: unknown) =>
    send(
      typeof body === 'string'
        ? body
            .replaceAll('<style>', `<style nonce="${styleNonceOf(response)}">`)
            .replaceAll(' style="position:absolute;width:0;height:0"', ' width="0" height="0"')
        : body,
    );
  next();
}
