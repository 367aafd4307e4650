import { createReadStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { languageOf } from '../page.js';
import {
  BadCall,
  isRecord,
  readBody,
  readFields,
  sendJson,
  sendPage,
  type Call,
  type Router,
} from '../router.js';
import { reasonsAgainst } from './application-rules.js';
import { careerFeed } from './career-feed.js';
import { receiveFile, type UploadedFile } from './document-upload.js';
import { drawFault, readFaults } from './faults.js';
import { enter, isAnswer } from './gate.js';
import { personioPage } from './personio-page.js';
import type { Company, PersonioState, ReceivedApplication } from './personio-state.js';
import { refusal, wholeRefusal, type Answer } from './refusal.js';
import { reply } from './reply.js';

/** Personio's calls, its career feed, and the sandbox's own switches. */
export function addPersonioRoutes(router: Router, state: PersonioState, folder: string): void {
  router
    .on('POST', '/personio/v1/recruiting/applications/documents', (call) => takeDocument(call, state, folder))
    .on('POST', '/personio/v1/recruiting/applications', (call) => takeApplication(call, state))
    .on('GET', '/personio/feed/:company/xml', ({ response, params }) => {
      const feed = state.companyNamed(params.company ?? '') ? careerFeed() : null;
      if (feed === null)
        return sendPage(
          response,
          '<!doctype html><html lang="en"><title>404</title><h1>Not found</h1></html>',
          404,
        );
      response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' }).end(feed);
    })
    .on('GET', '/personio/_received', ({ response }) => {
      const { documents, applications, sentAgain } = state;
      sendJson(response, 200, { documents, applications, sentAgain });
    })
    .on('DELETE', '/personio/_received', ({ response }) => {
      state.clear();
      response.writeHead(204).end();
    })
    .on('PUT', '/personio/_faults', async ({ request, response }) => {
      state.faults = readFaults(await readFields(request));
      sendJson(response, 200, state.faults);
    })
    .on('PUT', '/personio/_limits', async ({ request, response }) => {
      const { perMinute, pauseMs = 60_000 } = await readFields(request);
      state.budget.set(wholeNumber('perMinute', perMinute), wholeNumber('pauseMs', pauseMs));
      sendJson(response, 200, { perMinute, pauseMs });
    })
    .on('PUT', '/personio/_companies', async ({ request, response }) => {
      const { count } = await readFields(request);
      state.setCompanies(wholeNumber('count', count));
      sendJson(response, 200, { count });
    })
    .on('GET', '/personio/documents/:uuid', (call) => sendDocument(call, state, folder))
    .on('GET', '/personio', ({ request, response, url }) =>
      sendPage(response, personioPage(state, languageOf(request, url))),
    );
}

function wholeNumber(field: string, value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw new BadCall(400, `${field} must be a whole number`);
  }
  return value;
}

async function takeDocument(
  { request, response }: Call,
  state: PersonioState,
  folder: string,
): Promise<void> {
  const { faults } = state;
  const fault = drawFault(faults);
  const entered = enter(state, fault, request.headers);
  const part = join(folder, `${randomUUID()}.part`);
  if (isAnswer(entered)) request.resume();
  const file = isAnswer(entered) ? entered : await receiveFile(request, part);
  const uuid = isAnswer(entered) || isAnswer(file) ? null : state.addUpload(entered);
  if (uuid !== null) await rename(part, join(folder, uuid));
  const answer = isAnswer(file) ? file : uploaded(file, uuid);
  state.documents.push({
    at: new Date().toISOString(),
    companyId: companyIdOf(request),
    uuid,
    ...(isAnswer(file) ? { fileName: null, mediaType: null, size: 0, sha256: null } : file),
    status: answer.status,
    reason: answer.reasons[0]?.reason ?? null,
  });
  await reply(response, answer, fault, faults.ms);
}

function uploaded(file: UploadedFile, uuid: string | null): Answer {
  const { size, mediaType: mimetype, fileName, extension } = file;
  return { status: 200, body: { uuid, size, mimetype, original_filename: fileName, extension }, reasons: [] };
}

async function takeApplication({ request, response }: Call, state: PersonioState): Promise<void> {
  const { faults } = state;
  const fault = drawFault(faults);
  const entered = enter(state, fault, request.headers);
  if (isAnswer(entered)) {
    request.resume();
    state.applications.push(received(companyIdOf(request), {}, entered, false));
    return reply(response, entered, fault, faults.ms);
  }
  const body = await readJsonObject(request);
  const answer = body === null ? wholeRefusal(400, 'errors.malformed-body') : judge(body, entered, state);
  const { job_position_id: position, email } = body ?? {};
  const sentAgain = typeof email === 'string' && state.wasAcknowledged(entered, position, email);
  if (sentAgain) state.sentAgain += 1;
  state.applications.push(received(entered.id, body ?? {}, answer, sentAgain));
  if (answer.status === 201 && typeof email === 'string') {
    state.addApplicant(entered, position, email);
    if (fault === 'drop-after-accept') return void request.socket.destroy();
    response.once('finish', () => state.acknowledge(entered, position, email));
  }
  await reply(response, answer, fault, faults.ms);
}

function companyIdOf(request: IncomingMessage): string | null {
  return request.headers['x-company-id']?.toString() ?? null;
}

async function readJsonObject(request: IncomingMessage): Promise<Record<string, unknown> | null> {
  try {
    const body: unknown = JSON.parse(await readBody(request, 1_000_000));
    return isRecord(body) ? body : null;
  } catch {
    return null;
  }
}

function judge(body: Record<string, unknown>, company: Company, state: PersonioState): Answer {
  const reasons = reasonsAgainst(body, company, state);
  return reasons.length > 0 ? refusal(400, reasons) : { status: 201, body: undefined, reasons: [] };
}

function received(
  companyId: string | null,
  body: Record<string, unknown>,
  answer: Answer,
  sentAgain: boolean,
): ReceivedApplication {
  const files = Array.isArray(body.files) ? body.files.filter(isRecord) : [];
  const attributes = Array.isArray(body.attributes) ? body.attributes.filter(isRecord) : [];
  return {
    at: new Date().toISOString(),
    companyId,
    jobPositionId: body.job_position_id ?? null,
    channelId: body.recruiting_channel_id ?? null,
    email: body.email ?? null,
    firstName: body.first_name ?? null,
    lastName: body.last_name ?? null,
    tags: body.tags ?? [],
    message: body.message ?? null,
    attributes: attributes.map(({ id, value }) => ({ id, value })),
    files: files.map(({ uuid, original_filename: fileName, category }) => ({ uuid, fileName, category })),
    status: answer.status,
    reason: answer.reasons[0]?.reason ?? null,
    reasons: answer.reasons.map(({ field, reason }) => ({ field, reason })),
    sentAgain,
  };
}

async function sendDocument({ response, params }: Call, state: PersonioState, folder: string): Promise<void> {
  const document = state.documents.find(({ uuid }) => uuid === params.uuid);
  if (!document?.uuid) throw new BadCall(404, 'no such document');
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': String(document.size),
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(document.fileName ?? 'document')}`,
    'x-content-type-options': 'nosniff',
  });
  await pipeline(createReadStream(join(folder, document.uuid)), response);
}
