import { Agent } from 'undici';
import { readCareerFeed, type FeedAnswer } from './career-feed.js';
import { openDocumentBody, type PersonioDocument } from './document-body.js';
import { callHttp, type HttpAnswer, type HttpCall, type NoHttpAnswer } from './http-call.js';
import { isCareerHost } from './job-reference.js';
import { isRecord, parsedJson } from './json.js';
import { personioAnswer, type Exchange, type PersonioAnswer } from './personio-answer.js';
import type { NewPersonioApplication, UploadedDocument } from './personio-application.js';
import type { PersonioCredentials } from './personio-credentials.js';
import { candidateValues, Redaction, REDACTED, redactedApplication } from './redaction.js';

/** Where Personio is and how long to wait for it. */
export interface PersonioClientSettings {
  /** Such as `https://api.personio.de`; the calls go to `{baseUrl}/v1/recruiting/…`. */
  readonly baseUrl: string;
  /** Template of the career feed, such as `https://{host}/xml`; `{company}` is the first label of the host. */
  readonly feedUrl: string;
  /** Deadline of a whole call, connecting and reading included. */
  readonly timeoutMs: number;
  /** `X-Personio-Partner-ID`, UPPER_SNAKE_CASE. */
  readonly partnerId?: string;
  /** `X-Personio-App-ID`, UPPER_SNAKE_CASE. */
  readonly appId?: string;
}

const LONGEST_ANSWER = 1_000_000;
const LONGEST_FEED = 5_000_000;
const LONGEST_CONNECT_MS = 10_000;

/** Calls Personio's Recruiting API v1; every expected answer is a value, never an exception. */
export class PersonioClient {
  private readonly agent: Agent;
  private readonly origin: string;

  constructor(private readonly settings: PersonioClientSettings) {
    this.origin = new URL(settings.baseUrl).href.replace(/\/$/, '');
    this.agent = new Agent({
      connect: { timeout: Math.min(settings.timeoutMs, LONGEST_CONNECT_MS) },
      headersTimeout: settings.timeoutMs,
      bodyTimeout: settings.timeoutMs,
    });
  }

  /** Uploads one document, streamed; throws only `DocumentUnreadable`, when our own copy fails. */
  async uploadDocument(
    credentials: PersonioCredentials,
    document: PersonioDocument,
    signal: AbortSignal,
  ): Promise<PersonioAnswer<UploadedDocument>> {
    const body = await openDocumentBody(document);
    const redaction = new Redaction([document.fileName, credentials.accessToken]);
    const request = { file: { fileName: REDACTED, mediaType: document.mediaType, size: document.size } };
    const headers = { ...this.headersFor(credentials), 'content-type': body.contentType };
    try {
      const { answer, exchange } = await this.call(
        {
          method: 'POST',
          url: this.recruiting('/applications/documents'),
          headers,
          body,
          maxAnswerBytes: LONGEST_ANSWER,
        },
        request,
        redaction,
        signal,
      );
      return personioAnswer(answer, exchange, redaction, (_, { body: text }) =>
        uploadedDocument(text, document),
      );
    } finally {
      body.discard();
    }
  }

  /** Hands over one application; Personio answers no id, so `accepted` carries nothing. */
  createApplication(
    credentials: PersonioCredentials,
    application: NewPersonioApplication,
    signal: AbortSignal,
  ): Promise<PersonioAnswer<void>> {
    return this.probe(credentials, application, signal);
  }

  /** Posts any body as an application, to learn from the refusal what Personio thinks of the credentials in it. */
  async probe(
    credentials: PersonioCredentials,
    body: unknown,
    signal: AbortSignal,
  ): Promise<PersonioAnswer<void>> {
    const redaction = new Redaction([...candidateValues(body), credentials.accessToken]);
    const { answer, exchange } = await this.call(
      {
        method: 'POST',
        url: this.recruiting('/applications'),
        headers: { ...this.headersFor(credentials), 'content-type': 'application/json' },
        body: Buffer.from(JSON.stringify(body ?? {})),
        maxAnswerBytes: LONGEST_ANSWER,
      },
      redactedApplication(body),
      redaction,
      signal,
    );
    return personioAnswer(answer, exchange, redaction, acceptedApplication);
  }

  /** Reads which jobs a career site shows, by its host (`muster.jobs.personio.com`) or company name (`muster`). */
  async publishedJobs(hostOrCompany: string, signal: AbortSignal): Promise<FeedAnswer> {
    const host = hostOrCompany.includes('.') ? hostOrCompany : `${hostOrCompany}.jobs.personio.de`;
    if (!isCareerHost(host)) {
      const exchange = {
        method: 'GET',
        path: '',
        status: null,
        request: null,
        answer: null,
        durationMs: 0,
      } as const;
      return { kind: 'no-feed', why: 'foreign-host', exchange };
    }
    const company = host.slice(0, host.indexOf('.'));
    const url = new URL(this.settings.feedUrl.replaceAll('{host}', host).replaceAll('{company}', company));
    const headers = { accept: 'application/xml, text/xml' };
    const { answer, exchange } = await this.call(
      { method: 'GET', url, headers, maxAnswerBytes: LONGEST_FEED },
      null,
      new Redaction([]),
      signal,
    );
    if (answer.status === null)
      return { kind: 'unreachable', cause: answer.cause, detail: answer.detail, exchange };
    if (answer.status !== 200) return { kind: 'no-feed', why: 'status', exchange };
    if (answer.cut) return { kind: 'unreachable', ...answer.cut, exchange };
    const jobs = readCareerFeed(answer.body);
    if (jobs === null) return { kind: 'no-feed', why: 'not-a-feed', exchange };
    return jobs.length === 0
      ? { kind: 'no-feed', why: 'no-jobs', exchange }
      : { kind: 'jobs', jobs, exchange };
  }

  /** Gives all connections back; calls under way end as `unreachable`. */
  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private async call(
    call: Omit<HttpCall, 'timeoutMs'>,
    request: unknown,
    redaction: Redaction,
    signal: AbortSignal,
  ): Promise<{ answer: HttpAnswer | NoHttpAnswer; exchange: Exchange }> {
    const started = performance.now();
    const answer = await callHttp(this.agent, { ...call, timeoutMs: this.settings.timeoutMs }, signal);
    const exchange = {
      method: call.method,
      path: call.url.pathname,
      status: answer.status,
      request,
      answer: answer.status === null ? null : redaction.answer(answer.body),
      durationMs: Math.round(performance.now() - started),
    };
    return { answer, exchange };
  }

  private recruiting(path: string): URL {
    return new URL(`${this.origin}/v1/recruiting${path}`);
  }

  private headersFor(credentials: PersonioCredentials): Record<string, string> {
    const { partnerId, appId } = this.settings;
    return {
      accept: 'application/json',
      authorization: `Bearer ${credentials.accessToken}`,
      'x-company-id': credentials.companyId,
      ...(partnerId && { 'x-personio-partner-id': partnerId }),
      ...(appId && { 'x-personio-app-id': appId }),
    };
  }
}

/** A 201 alone says it; a 200 only with nothing in it that speaks against it. */
function acceptedApplication(status: number, answer: HttpAnswer): { value: void } | undefined {
  if (status === 201) return { value: undefined };
  if (answer.cut) return undefined;
  if (answer.body.trim() === '') return { value: undefined };
  const body = parsedJson(answer.body);
  return isRecord(body) && !('error' in body) && !('errors' in body) ? { value: undefined } : undefined;
}

function uploadedDocument(text: string, document: PersonioDocument): { value: UploadedDocument } | undefined {
  const body = parsedJson(text);
  if (typeof body !== 'object' || body === null || !('uuid' in body)) return undefined;
  if (typeof body.uuid !== 'string' || !/^[\w-]{1,100}$/.test(body.uuid)) return undefined;
  const name = 'original_filename' in body ? body.original_filename : undefined;
  return {
    value: { uuid: body.uuid, originalFileName: typeof name === 'string' ? name : document.fileName },
  };
}
