// The floor: bare node:http and pg doing the same work, with the same rows, in one transaction per request.
import { createServer } from 'node:http';
import { applicationCreate } from './floors/application-create.ts';
import { documentUpload } from './floors/document-upload.ts';
import { jobsList } from './floors/jobs-list.ts';
import { refusal } from './floors/refusal.ts';
import type { FloorRoute } from './floors/floor-work.ts';

const ROUTES: readonly FloorRoute[] = [jobsList, documentUpload, applicationCreate, refusal];

createServer((request, response) => {
  if (request.url === '/health/ready') return void response.end();
  const route = ROUTES.find(({ method, path }) => method === request.method && request.url?.startsWith(path));
  if (!route) return void response.writeHead(404).end();
  route.answer(request).then(
    (answer) =>
      response.writeHead(route.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer)),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
}).listen(Number(process.env['PORT']), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
