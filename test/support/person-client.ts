import { type Answer, call } from './http-client.ts';

interface SignedIn {
  readonly actor: { id: string; organisationId: string | null; role: string; kind: string; email: string };
  readonly csrfToken: string;
}

/** Somebody signed in to the console, as a browser would be: a cookie and a CSRF token. */
export class PersonClient {
  readonly actor: SignedIn['actor'];
  private readonly url: string;
  private readonly password: string;
  private readonly headers: Record<string, string>;

  private constructor(
    url: string,
    actor: SignedIn['actor'],
    password: string,
    headers: Record<string, string>,
  ) {
    this.url = url;
    this.actor = actor;
    this.password = password;
    this.headers = headers;
  }

  static async signIn(url: string, email: string, password: string): Promise<PersonClient> {
    const answer = await call<SignedIn>(`${url}/console/api/session`, {
      method: 'POST',
      body: { email, password },
    });
    if (answer.status !== 200) throw new Error(`Sign-in of ${email}: ${answer.status} ${answer.text}`);
    const cookie = answer.headers
      .getSetCookie()
      .map((value) => value.split(';')[0])
      .join('; ');
    return new PersonClient(url, answer.body.actor, password, {
      cookie,
      'x-csrf-token': answer.body.csrfToken,
    });
  }

  /** The same person, acting for one organisation. */
  within(organisationId: string, reason: string): PersonClient {
    return new PersonClient(this.url, this.actor, this.password, {
      ...this.headers,
      'x-organisation-id': organisationId,
      'x-reason': encodeURIComponent(reason),
    });
  }

  /** The same browser, calling another process of the hub. */
  at(url: string): PersonClient {
    return new PersonClient(url, this.actor, this.password, this.headers);
  }

  /** What the browser sends along, as lines of a request. */
  asHeaders(): string[] {
    return Object.entries(this.headers).map(([name, value]) => `${name}: ${value}`);
  }

  /** Signs in once more, after every session was ended. */
  async signInAgain(): Promise<void> {
    const { headers } = await PersonClient.signIn(this.url, this.actor.email, this.password);
    Object.assign(this.headers, headers);
  }

  async stepUp(): Promise<void> {
    const { status } = await this.post('/console/api/session/step-up', { password: this.password });
    if (status !== 204) throw new Error(`Step-up: ${status}`);
  }

  get = <Body = Record<string, unknown>>(path: string) => this.send<Body>('GET', path);
  post = <Body = Record<string, unknown>>(path: string, body: unknown = {}) =>
    this.send<Body>('POST', path, body);
  put = <Body = Record<string, unknown>>(path: string, body: unknown = {}) =>
    this.send<Body>('PUT', path, body);
  patch = <Body = Record<string, unknown>>(path: string, body: unknown = {}) =>
    this.send<Body>('PATCH', path, body);
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
      headers: { ...this.headers, ...headers },
    });
  }

  /** A file, as it is. */
  async bytes(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Buffer> {
    const response = await fetch(`${this.url}${path}`, { method, headers: { ...this.headers, ...headers } });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return Buffer.from(await response.arrayBuffer());
  }
}
