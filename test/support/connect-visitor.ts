import { type Answer, call } from './http-client.ts';

interface OpenedLink {
  readonly id: string;
  readonly state: string;
  readonly connectionId: string;
  readonly csrfToken: string | null;
}

/** Somebody without an account who has a connect link, in a browser of their own. */
export class ConnectVisitor {
  private opened: OpenedLink | undefined;
  /** Of the session, once the link was opened. */
  cookie = '';

  private constructor(
    private readonly hubUrl: string,
    private readonly token: string,
  ) {}

  static with(hubUrl: string, url: string): ConnectVisitor {
    return new ConnectVisitor(hubUrl, url.split('#token=')[1] ?? '');
  }

  /** The link, once it was opened. */
  get link(): OpenedLink {
    if (!this.opened) throw new Error('Nobody has opened this link.');
    return this.opened;
  }

  read = () => this.send<OpenedLink>('POST', '/console/api/connect-session/read', { token: this.token });

  async open(): Promise<Answer<OpenedLink>> {
    const answer = await this.send<OpenedLink>('POST', '/console/api/connect-session', { token: this.token });
    if (answer.status === 200) {
      this.opened = answer.body;
      this.cookie = answer.headers
        .getSetCookie()
        .map((value) => value.split(';')[0])
        .join('; ');
    }
    return answer;
  }

  get = <Body = Record<string, unknown>>(path: string) => this.send<Body>('GET', path);
  post = <Body = Record<string, unknown>>(path: string, body: unknown = {}) =>
    this.send<Body>('POST', path, body);
  put = <Body = Record<string, unknown>>(path: string, body: unknown = {}) =>
    this.send<Body>('PUT', path, body);
  delete = <Body = Record<string, unknown>>(path: string) => this.send<Body>('DELETE', path);

  send<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const own = {
      cookie: this.cookie,
      'x-connect-link': this.opened?.id ?? '',
      'x-csrf-token': this.opened?.csrfToken ?? '',
    };
    return call<Body>(`${this.hubUrl}${path}`, { method, body, headers: { ...own, ...headers } });
  }
}
