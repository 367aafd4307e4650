import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { languageOf } from '../page.js';
import { drawFault, type FaultMode, readFaults } from '../personio/faults.js';
import { type Call, isRecord, readBody, readFields, type Router, sendJson, sendPage } from '../router.js';
import { fetchDocuments } from './fetch-documents.js';
import { operatorAtsPage } from './operator-ats-page.js';
import { type OperatorAtsState, type ReceivedDelivery, SIGNING_SECRET } from './operator-ats-state.js';

const SLOW_MS = 5_000;
const HUGE = 'x'.repeat(10_000_000);
const LARGEST_BODY = 1_000_000;

/** What a call is answered with. */
interface Reply {
  readonly status: number;
  readonly reason: string | null;
  readonly field?: string;
}

/** An own ATS that verifies signatures, fetches documents and shows what arrived. */
export function addOperatorAtsRoutes(router: Router, state: OperatorAtsState): void {
  router
    .on('POST', '/operator-ats/:account/in', (call) => take(call, state))
    .on('GET', '/operator-ats/_received', ({ response }) =>
      sendJson(response, 200, { deliveries: state.received }),
    )
    .on('DELETE', '/operator-ats/_received', ({ response }) => {
      state.clear();
      sendJson(response, 200, {});
    })
    .on('PUT', '/operator-ats/_faults', async ({ request, response }) => {
      state.faults = readFaults(await readFields(request));
      sendJson(response, 200, state.faults);
    })
    .on('GET', '/operator-ats', ({ request, response, url }) =>
      sendPage(response, operatorAtsPage(state, languageOf(request, url))),
    );
}

async function take({ request, response, params }: Call, state: OperatorAtsState): Promise<void> {
  const body = await readBody(request, LARGEST_BODY);
  const fault = drawFault(state.faults);
  const headers = {
    'webhook-id': String(request.headers['webhook-id'] ?? ''),
    'webhook-timestamp': String(request.headers['webhook-timestamp'] ?? ''),
    'webhook-signature': String(request.headers['webhook-signature'] ?? ''),
  };
  const event = verified(body, headers);
  const shut = gate(fault, event);
  if (event?.['type'] === 'connection.ping') return reply(response, shut ?? NO_CONTENT, fault, state);
  const account = params['account'] ?? '';
  const webhookId = headers['webhook-id'];
  const data = !shut && isRecord(event?.['data']) ? event['data'] : {};
  const read = { ...contentOf(data), account, webhookId };
  const sentAgain = state.acknowledged.has(webhookId);
  const repeated = state.taken.has(webhookId);
  const answer = shut ?? (repeated ? OK : judge(read, state));
  const isTaken = answer.status < 300 && !repeated;
  state.received.push({
    ...read,
    at: new Date().toISOString(),
    documents: isTaken ? await fetchDocuments(data['documents']) : [],
    ...{ status: answer.status, reason: answer.reason, repeated, sentAgain },
  });
  if (isTaken) {
    state.taken.add(webhookId);
    state.applicants.add(applicantOf(read));
  }
  if (answer.status < 300) {
    if (fault === 'drop-after-accept') return void request.socket.destroy();
    response.once('finish', () => state.acknowledged.add(webhookId));
  }
  await reply(response, answer, fault, state);
}

const OK: Reply = { status: 200, reason: null };
const NO_CONTENT: Reply = { status: 204, reason: null };

function verified(body: string, headers: Record<string, string>): Record<string, unknown> | undefined {
  try {
    const event = new Webhook(SIGNING_SECRET).verify(body, headers);
    return isRecord(event) ? event : undefined;
  } catch {
    return undefined;
  }
}

/** Why a call is refused before its content counts. */
function gate(fault: FaultMode, event: object | undefined): Reply | undefined {
  if (fault === '500') return { status: 500, reason: 'internal' };
  if (fault === '429') return { status: 429, reason: 'too_many' };
  if (!event || fault === 'unauthorized') return { status: 401, reason: 'signature_refused' };
  if (fault === 'unknown-refusal') return { status: 422, reason: 'nobody_knows_this_reason' };
  return undefined;
}

type Content = Pick<ReceivedDelivery, 'applicationId' | 'jobId' | 'jobTitle' | 'email' | 'name' | 'account'>;

/** Jobs whose title says so are closed, or ask a question. */
function judge(content: Content, state: OperatorAtsState): Reply {
  if (content.applicationId === null || content.email === null)
    return { status: 422, reason: 'invalid_field', field: 'candidate.email' };
  if (content.jobTitle?.includes('[closed]')) return { status: 422, reason: 'job_not_published' };
  if (content.jobTitle?.includes('[asks]'))
    return { status: 422, reason: 'question_required', field: 'shift_work' };
  if (state.applicants.has(applicantOf(content))) return { status: 409, reason: 'duplicate_application' };
  return OK;
}

const applicantOf = ({ account, jobId, email }: Content): string =>
  JSON.stringify([account, jobId, email?.toLowerCase()]);

function contentOf(data: Record<string, unknown>): Omit<Content, 'account'> {
  const candidate = isRecord(data['candidate']) ? data['candidate'] : {};
  const job = isRecord(data['job']) ? data['job'] : {};
  const names = [textOf(candidate['firstName']), textOf(candidate['lastName'])];
  return {
    applicationId: textOf(data['id']),
    jobId: textOf(job['id']),
    jobTitle: textOf(job['title']),
    email: textOf(candidate['email']),
    name: names.every((name) => name !== null) ? names.join(' ') : null,
  };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

async function reply(
  response: ServerResponse,
  { status, reason, field }: Reply,
  fault: FaultMode,
  { faults }: OperatorAtsState,
): Promise<void> {
  if (fault === 'slow') await waitWhileOpen(response, faults.ms ?? SLOW_MS);
  if (response.destroyed) return;
  if (status === 204) return void response.writeHead(204).end();
  const refusal = { reason, ...(field !== undefined && { field }) };
  const said =
    status < 300 ? { received: true } : fault === 'second-error-shape' ? { error: refusal } : refusal;
  const spoilt = fault === 'wrong-types' ? [7] : fault === 'huge-answer' ? { ...said, padding: HUGE } : said;
  const retryAfter = status === 429 ? { 'retry-after': String(Math.ceil((faults.ms ?? 60_000) / 1000)) } : {};
  sendJson(response, status, spoilt, retryAfter);
}

async function waitWhileOpen(response: ServerResponse, ms: number): Promise<void> {
  const closed = new AbortController();
  response.once('close', () => closed.abort());
  await wait(ms, undefined, { signal: closed.signal }).catch(() => undefined);
}
