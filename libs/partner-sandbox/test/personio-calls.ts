import { startSandbox, type Sandbox } from '../src/index.js';

/** An answer of the sandbox, with its body as text and, if it is JSON, parsed. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

/** A started sandbox with the calls that the tests make. */
export class PersonioCalls {
  private constructor(readonly sandbox: Sandbox) {}

  static async start(): Promise<PersonioCalls> {
    const calls = new PersonioCalls(await startSandbox({ port: 0, autoPoll: false }));
    await calls.put('_limits', { perMinute: 1000 });
    return calls;
  }

  /** An application that is accepted, changed by the given fields. */
  static application(changes: Record<string, unknown> = {}): Record<string, unknown> {
    return {
      first_name: 'Ada',
      last_name: 'Muster',
      email: 'ada@muster.test',
      job_position_id: 1234567,
      ...changes,
    };
  }

  apply(body: unknown, headers: Record<string, string> = {}): Promise<Answered> {
    return this.call('POST', 'v1/recruiting/applications', JSON.stringify(body), {
      ...credentials,
      'content-type': 'application/json',
      ...headers,
    });
  }

  upload(
    content: Uint8Array<ArrayBuffer>,
    name: string,
    field = 'file',
    headers: Record<string, string> = {},
  ): Promise<Answered> {
    const form = new FormData();
    form.append(field, new Blob([content], { type: 'application/pdf' }), name);
    return this.call('POST', 'v1/recruiting/applications/documents', form, { ...credentials, ...headers });
  }

  get(path: string): Promise<Answered> {
    return this.call('GET', path);
  }

  put(path: string, body: unknown): Promise<Answered> {
    return this.call('PUT', path, JSON.stringify(body), { 'content-type': 'application/json' });
  }

  async call(
    method: string,
    path: string,
    body?: string | FormData,
    headers: Record<string, string> = {},
  ): Promise<Answered> {
    const url = `${this.sandbox.url}/personio/${path}`;
    const answer = await fetch(url, { method, headers, ...(body !== undefined && { body }) });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, json: parsed(text) };
  }

  async received(): Promise<{
    documents: Record<string, unknown>[];
    applications: Record<string, unknown>[];
    sentAgain: number;
  }> {
    return (await this.get('_received')).json as Awaited<ReturnType<PersonioCalls['received']>>;
  }
}

const credentials = { authorization: 'Bearer sandbox-personio-token', 'x-company-id': '4711' };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
