import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { json } from 'express';
import session from 'express-session';
import helmet from 'helmet';
import { Config } from '../config/config.js';
import { SidePool } from '../database/side-pool.js';
import { BodyUnreadable, BodyUnsupported } from '../errors/request.errors.js';
import { Secrets } from '../secrets/secrets.js';
import { withSpan } from '../telemetry/request-span.js';
import { inTime } from './in-time.js';
import { refuseAmbiguousJson } from './ambiguous-json.js';
import { KeyRateLimit } from './key-rate-limit.js';
import { refusingLater } from './refused-body.js';
import { requestIdOf } from './request-id.js';
import { SessionStore } from './session-store.js';
import { styleNonceOf } from './style-nonce.js';

const LARGEST_BODY = '1mb';
const READABLE = /^\s*(application\/([\w.-]+\+)?json|multipart\/form-data)\s*(;|$)/i;
const SESSION_IDLE_MS = 8 * 3_600_000;

/** Headers, body limits and sessions: everything that stands before the first guard. */
export function configureHttp(app: NestExpressApplication): void {
  const config = app.get(Config);
  const https = config.publicUrl.startsWith('https:');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.set('trust proxy', config.trustedProxies.length > 0 ? [...config.trustedProxies] : false);
  app.disable('x-powered-by');
  app.use(withRequestId);
  if (config.tracing) app.use(withSpan);
  const rateLimit = app.get(KeyRateLimit);
  app.use('/v1', (_: IncomingMessage, response: ServerResponse, next: () => void) => {
    rateLimit.announce(response);
    next();
  });
  app.use(
    helmet({
      contentSecurityPolicy: policy(https, config.operator.logo),
      strictTransportSecurity: https,
      crossOriginOpenerPolicy: https,
    }),
  );
  app.use(refusingLater(refuseOtherBodies));
  app.use(
    refusingLater(
      inTime(
        config.requestTimeoutMs,
        json({
          limit: LARGEST_BODY,
          type: ['application/json', 'application/*+json'],
          verify: refuseUnclear,
        }) as Parameters<typeof inTime>[1],
      ),
    ),
  );
  app.use('/console/api', sessions(app, https));
}

function withRequestId(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  response.setHeader('X-Request-Id', requestIdOf(request));
  next();
}

/** Whatever is neither JSON nor an upload would be read as no body at all. */
function refuseOtherBodies(
  { headers }: IncomingMessage,
  _: ServerResponse,
  next: (error?: unknown) => void,
): void {
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  next(hasBody && !READABLE.test(headers['content-type'] ?? '') ? new BodyUnsupported() : undefined);
}

/** Read on, bytes that are no UTF-8 would become replacement characters, and of a field that stands twice the last would count. */
function refuseUnclear(_: IncomingMessage, __: ServerResponse, body: Buffer): void {
  if (!isUtf8(body)) throw new BodyUnreadable();
  refuseAmbiguousJson(body.toString());
}

function policy(https: boolean, logo: string | undefined) {
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      styleSrc: [
        "'self'",
        (_: IncomingMessage, response: ServerResponse) => `'nonce-${styleNonceOf(response)}'`,
      ],
      imgSrc: ["'self'", 'data:', 'blob:', ...(logo === undefined ? [] : [new URL(logo).origin])],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      ...(https && { upgradeInsecureRequests: [] }),
    },
  };
}

function sessions(app: NestExpressApplication, https: boolean) {
  const store = new SessionStore(app.get(SidePool));
  app.getHttpServer().once('close', () => store.close());
  return session({
    name: https ? '__Host-andock' : 'andock',
    secret: app.get(Secrets).derive('session').key.toString('base64'),
    store,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'lax', secure: https, path: '/', maxAge: SESSION_IDLE_MS },
  });
}
