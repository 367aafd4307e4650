import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Configuration, Provider } from 'oidc-provider';
import { freePort } from './free-port.ts';

export const CLIENT = { id: 'andock', secret: 'a secret of the client' };

/** What the provider says of somebody. */
export interface Person {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
  readonly groups?: readonly string[];
}

/** An OpenID Connect provider in earnest, over HTTP; whoever names somebody at its door is let in as that one. */
export class IdentityProvider {
  readonly url: string;
  /** By subject; what is changed here is told at the next sign-in. */
  readonly people = new Map<string, Person>();
  /** Tokens that it has issued. */
  readonly issued: string[] = [];
  private readonly server: Server;

  private constructor(url: string, server: Server) {
    this.url = url;
    this.server = server;
  }

  /** `hubUrl`: the address of the hub, as its people know it. */
  static async start(hubUrl: string): Promise<IdentityProvider> {
    const port = await freePort();
    const server = createServer();
    const idp = new IdentityProvider(`http://127.0.0.1:${port}`, server);
    const provider = new Provider(idp.url, idp.configuration(hubUrl));
    provider.on('grant.success', ({ body }) => {
      const { id_token: idToken, access_token: accessToken } = body as Record<string, string>;
      idp.issued.push(...[idToken, accessToken].filter((token) => token !== undefined));
    });
    const answer = provider.callback();
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (request.url?.startsWith('/door/')) void openDoor(provider, request, response);
      else void answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return idp;
  }

  /** Signs somebody in where the hub has sent its browser; answers with the address that the browser is sent back to. */
  async signIn(address: string, subject: string): Promise<URL> {
    const cookies = new Map<string, string>();
    for (let next = new URL(address), hops = 0; hops < 10; hops += 1) {
      const atDoor = next.pathname.startsWith('/door/');
      const response = await fetch(next, {
        redirect: 'manual',
        headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
        ...(atDoor && { method: 'POST', body: new URLSearchParams({ subject }) }),
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        cookies.set(name, value);
      }
      const location = response.headers.get('location');
      if (location === null) throw new Error(`${next.href}: ${response.status} ${await response.text()}`);
      next = new URL(location, next);
      if (next.origin !== this.url) return next;
    }
    throw new Error('The provider sends the browser round and round.');
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private configuration(hubUrl: string): Configuration {
    return {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: [`${hubUrl}/sign-in/complete`],
          post_logout_redirect_uris: [`${hubUrl}/sign-in`],
          response_types: ['code'],
          grant_types: ['authorization_code'],
        },
      ],
      cookies: { keys: ['a key of the tests'] },
      claims: { email: ['email', 'email_verified'], profile: ['name', 'groups'] },
      features: {
        devInteractions: { enabled: false },
        rpInitiatedLogout: {
          enabled: true,
          logoutSource: (ctx, form) => {
            ctx.body = `<html lang="en"><title>Leave</title>${form}<button form="op.logoutForm" name="logout" value="yes">Leave</button></html>`;
          },
        },
      },
      interactions: { url: (_, { uid }) => `/door/${uid}` },
      pkce: { required: () => true },
      findAccount: (_, accountId) => ({
        accountId,
        claims: () => ({ sub: accountId, ...this.people.get(accountId) }) as { sub: string },
      }),
      loadExistingGrant: async ({ oidc }) => {
        const { accountId } = oidc.session ?? {};
        const grant = new oidc.provider.Grant({
          clientId: CLIENT.id,
          ...(accountId !== undefined && { accountId }),
        });
        grant.addOIDCScope('openid email profile');
        await grant.save();
        return grant;
      },
    };
  }
}

async function openDoor(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  if (request.method === 'GET') {
    response.setHeader('content-type', 'text/html');
    response.end(
      '<html lang="en"><title>Door</title><form method="post"><input name="subject"><button>Enter</button></form></html>',
    );
    return;
  }
  const accountId = new URLSearchParams(await text(request)).get('subject') ?? '';
  await provider.interactionFinished(request, response, { login: { accountId } });
}
