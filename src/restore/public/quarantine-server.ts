import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import type { Text } from '../../platform/errors/domain-error.js';
import { languageOf } from '../../platform/http/language.js';

const TITLE: Text = {
  en: 'This hub was restored from an older backup and waits to be accepted.',
  de: 'Dieser Hub wurde aus einer älteren Sicherung wiederhergestellt und wartet auf die Annahme.',
};
const CODE = 'restore.quarantine';
const RETRY_AFTER_SECONDS = '30';

/** Answers in place of the hub until it is closed: 503 to everything, as problem or as page, with the next step. */
export async function serveQuarantine(port: number, reason: Text): Promise<{ close(): Promise<void> }> {
  const server = createServer((request, response) => answer(request, response, reason));
  server.listen(port);
  await once(server, 'listening');
  return {
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answer(request: IncomingMessage, response: ServerResponse, reason: Text): void {
  request.resume();
  const language = languageOf(request.headers['accept-language']);
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  if (request.url === '/health/live') {
    response.writeHead(200, { ...headers, 'content-type': 'application/json' }).end('{"status":"ok"}');
    return;
  }
  response.statusCode = 503;
  response.setHeaders(new Map(Object.entries({ ...headers, 'retry-after': RETRY_AFTER_SECONDS })));
  if (request.headers.accept?.includes('text/html')) {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', "default-src 'none'");
    response.end(page(language, TITLE[language], reason[language]));
    return;
  }
  response.setHeader('content-type', 'application/problem+json');
  const problem = { type: `/docs/errors#${CODE}`, status: 503, code: CODE, title: TITLE[language] };
  response.end(JSON.stringify({ ...problem, detail: reason[language], requestId: randomUUID() }));
}

const page = (language: string, title: string, text: string): string => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body><main><h1>${title}</h1><p>${text}</p></main></body></html>
`;
