import { documentBody, type DocumentToUpload } from './document-upload.js';
import { createClient } from './generated/client/client.gen.js';
import { AndockCalls } from './generated/sdk.gen.js';
import type { ApplicationDocument } from './generated/types.gen.js';
import { NoAnswer, NotModified, ProblemError } from './refusals.js';
import { DEFAULT_RETRIES, isRepeatable, persistently, type Retries } from './retries.js';

/** Which hub to call, and as whom. */
export interface AndockSettings {
  /** The hub's address, such as `https://andock.example.org`. */
  readonly url: string;
  /** The API key, `adk_…`. */
  readonly key: string;
  /** For an operator key: the organisation to act for, its id or `ext:` and the operator's own id. */
  readonly organisation?: string;
  /** The language of error titles; default English. */
  readonly language?: 'de' | 'en';
  readonly retries?: Partial<Retries>;
}

const NOT_MODIFIED = 304;

/**
 * The hub's public API. Every call resolves to `{ data, response }`, or throws ProblemError, NoAnswer or NotModified. A 429
 * and, where repeating is harmless, a 5xx and a failure of the network are tried again, with the same Idempotency-Key.
 */
export class Andock extends AndockCalls {
  private readonly url: string;
  private readonly headers: Record<string, string>;
  private readonly retries: Retries;

  constructor({ url, key, organisation, language = 'en', retries }: AndockSettings) {
    const settings = { ...DEFAULT_RETRIES, ...retries };
    const headers = {
      authorization: `Bearer ${key}`,
      'accept-language': language,
      ...(organisation !== undefined && { 'andock-organisation': organisation }),
    };
    const baseUrl = url.replace(/\/+$/, '');
    const client = createClient({
      baseUrl,
      headers,
      throwOnError: true,
      redirect: 'error',
      fetch: (input, init) => sendRequest(new Request(input, init), settings),
    });
    client.interceptors.error.use((error, response, request) =>
      request?.signal.aborted ? error : refusalOf(error, response),
    );
    super({ client });
    this.url = baseUrl;
    this.headers = headers;
    this.retries = settings;
  }

  /** Uploads a document of an application, streamed; the same as `addApplicationDocument`, which holds it whole. */
  async uploadDocument(
    applicationId: string,
    document: DocumentToUpload,
    signal?: AbortSignal,
  ): Promise<ApplicationDocument> {
    const url = `${this.url}/v1/applications/${encodeURIComponent(applicationId)}/documents`;
    const idempotencyKey = document.idempotencyKey ?? crypto.randomUUID();
    const send = (ending: AbortSignal) => {
      const { headers, body } = documentBody(document);
      return fetch(url, {
        method: 'POST',
        headers: { ...this.headers, ...headers, 'idempotency-key': idempotencyKey },
        body,
        duplex: 'half',
        redirect: 'error',
        signal: ending,
      });
    };
    const response = await persistently({ send, repeatable: true, signal }, this.retries);
    const body: unknown = await response.json().catch(() => null);
    if (!response.ok) throw ProblemError.from(response.status, body);
    return body as ApplicationDocument;
  }
}

async function sendRequest(request: Request, retries: Retries): Promise<Response> {
  const { url, method, headers, signal } = request;
  const body = request.body ? await request.arrayBuffer() : null;
  const send = (ending: AbortSignal) =>
    fetch(url, { method, headers, body, redirect: 'error', signal: ending });
  return persistently({ send, repeatable: isRepeatable(method, headers), signal }, retries);
}

function refusalOf(error: unknown, response: Response | undefined): Error {
  if (error instanceof NoAnswer) return error;
  if (!response || response.ok) return new NoAnswer(error);
  if (response.status === NOT_MODIFIED) return new NotModified();
  return ProblemError.from(response.status, error);
}
