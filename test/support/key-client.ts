import { randomUUID } from 'node:crypto';
import { type Answer, call } from './http-client.js';

/** A partner's system that calls `/v1` with its key. */
export class KeyClient {
  constructor(
    private readonly url: string,
    readonly key: string,
    private readonly headers: Record<string, string> = {},
  ) {}

  get = <Body = Record<string, unknown>>(path: string) => this.send<Body>('GET', path);
  put = <Body = Record<string, unknown>>(path: string, body: unknown = {}) => this.send<Body>('PUT', path, body);
  delete = <Body = Record<string, unknown>>(path: string) => this.send<Body>('DELETE', path);
  /** Posts with an `Idempotency-Key` of its own unless one is given. */
  post = <Body = Record<string, unknown>>(path: string, body: unknown = {}, idempotencyKey: string = randomUUID()) =>
    this.send<Body>('POST', path, body, { 'idempotency-key': idempotencyKey });

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
