import { randomUUID } from 'node:crypto';
import { type Answer, call } from './http-client.ts';

/** A partner's system that calls `/v1` with its key. */
export class KeyClient {
  readonly key: string;
  private readonly url: string;
  private readonly headers: Record<string, string>;

  constructor(url: string, key: string, headers: Record<string, string> = {}) {
    this.url = url;
    this.key = key;
    this.headers = headers;
  }

  get = <Body = Record<string, unknown>>(path: string) => this.send<Body>('GET', path);
  put = <Body = Record<string, unknown>>(path: string, body: unknown = {}) =>
    this.send<Body>('PUT', path, body);
  delete = <Body = Record<string, unknown>>(path: string) => this.send<Body>('DELETE', path);
  /** Posts with an `Idempotency-Key` of its own unless one is given. */
  post = <Body = Record<string, unknown>>(
    path: string,
    body: unknown = {},
    idempotencyKey: string = randomUUID(),
  ) => this.send<Body>('POST', path, body, { 'idempotency-key': idempotencyKey });

  send<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    return call<Body>(`${this.url}${path}`, {
      method,
      body,
      headers: { authorization: `Bearer ${this.key}`, ...this.headers, ...headers },
    });
  }
}
