import { type Answer, call } from './http-client.js';

/** Somebody signed in to the console, as a browser would be: a cookie and a CSRF token. */
export class PersonClient {
  private headers: Record<string, string> = {};

  private constructor(
    readonly url: string,
    private readonly cookie: string,
    private readonly csrfToken: string,
    readonly actor: { id: string; organisationId: string | null; role: string; kind: string },
    private readonly password: string,
  ) {}

  static async signIn(url: string, email: string, password: string): Promise<PersonClient> {
    const answer = await call<{ actor: PersonClient['actor']; csrfToken: string }>(`${url}/console/api/session`, {
      method: 'POST',
      body: { email, password },
    });
    if (answer.status !== 200) throw new Error(`Sign-in of ${email}: ${answer.status} ${answer.text}`);
    const cookie = answer.headers.getSetCookie().map((value) => value.split(';')[0]).join('; ');
    return new PersonClient(url, cookie, answer.body.csrfToken, answer.body.actor, password);
  }

  /** The same person, acting for one organisation. */
  within(organisationId: string, reason: string): PersonClient {
    const client = new PersonClient(this.url, this.cookie, this.csrfToken, this.actor, this.password);
    client.headers = { 'x-organisation-id': organisationId, 'x-reason': encodeURIComponent(reason) };
    return client;
  }

  async stepUp(): Promise<void> {
    const { status } = await this.post('/console/api/session/step-up', { password: this.password });
    if (status !== 204) throw new Error(`Step-up: ${status}`);
  }

  get = <Body = Record<string, unknown>>(path: string) => this.send<Body>('GET', path);
  post = <Body = Record<string, unknown>>(path: string, body: unknown = {}) => this.send<Body>('POST', path, body);
  put = <Body = Record<string, unknown>>(path: string, body: unknown = {}) => this.send<Body>('PUT', path, body);
  patch = <Body = Record<string, unknown>>(path: string, body: unknown = {}) => this.send<Body>('PATCH', path, body);
  delete = <Body = Record<string, unknown>>(path: string) => this.send<Body>('DELETE', path);

  send<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    return call<Body>(`${this.url}${path}`, {
      method,
      body,
      headers: { cookie: this.cookie, 'x-csrf-token': this.csrfToken, ...this.headers, ...headers },
    });
  }
}
