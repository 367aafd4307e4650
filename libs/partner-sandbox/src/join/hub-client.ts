/** The hub's answer; status 0 if none came. */
export interface HubAnswer {
  readonly status: number;
  /** Parsed JSON; null if there is none. */
  readonly body: unknown;
}

/** Calls the hub's `/v1` with the key that was pasted; every answer is a value. */
export class HubClient {
  constructor(
    private readonly hubUrl: string,
    private readonly key: string,
  ) {}

  get(path: string): Promise<HubAnswer> {
    return this.call('GET', path, {});
  }

  put(path: string, body: unknown): Promise<HubAnswer> {
    return this.call('PUT', path, { 'content-type': 'application/json' }, JSON.stringify(body));
  }

  post(path: string, body: unknown, idempotencyKey: string): Promise<HubAnswer> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': idempotencyKey };
    return this.call('POST', path, headers, JSON.stringify(body));
  }

  upload(path: string, form: FormData): Promise<HubAnswer> {
    return this.call('POST', path, {}, form);
  }

  private async call(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string | FormData,
  ): Promise<HubAnswer> {
    try {
      const answer = await fetch(`${this.hubUrl}${path}`, {
        method,
        headers: { ...headers, accept: 'application/json', authorization: `Bearer ${this.key}` },
        ...(body !== undefined && { body }),
        redirect: 'error',
        signal: AbortSignal.timeout(30_000),
      });
      return { status: answer.status, body: parsed(await answer.text()) };
    } catch {
      return { status: 0, body: null };
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
