import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { Config } from '../config/config.js';
import { styleNonceOf } from './style-nonce.js';

const PAGES = join(
  dirname(createRequire(import.meta.url).resolve('@andock/console/package.json')),
  'dist',
  'index.html',
);
const NONCE_PLACEHOLDER = '__CSP_NONCE__';
const NAME_PLACEHOLDER = '__OPERATOR_NAME__';
const LOGO_PLACEHOLDER = '__OPERATOR_LOGO__';
/** What the build has compressed, by encoding, the smaller one first. */
const ENDINGS: Readonly<Record<string, string>> = { br: '.br', gzip: '.gz' };
/** Addresses that are not pages of the console. */
const NOT_A_PAGE =
  /^\/(v1|console\/|docs|openapi\.json|health|metrics|apply|jobs\/|hand-over\/|operator-ats\/|\.well-known|assets)/;

/** Serves the console: its files for ever, and its one page, with a nonce for its styles, at every other address. */
export function serveConsole(app: NestExpressApplication): void {
  if (!existsSync(PAGES)) return;
  const { name, logo = '' } = app.get(Config).operator;
  const page = readFileSync(PAGES, 'utf8')
    .replaceAll(NAME_PLACEHOLDER, () => inHtml(name))
    .replaceAll(LOGO_PLACEHOLDER, () => inHtml(logo));
  const assets = join(dirname(PAGES), 'assets');
  app.use(
    '/assets',
    asCompressed(new Set(readdirSync(assets))),
    express.static(assets, { immutable: true, maxAge: '365d', fallthrough: false }),
  );
  app.use(onlyFor(filesBeside(PAGES), express.static(dirname(PAGES), { index: false, maxAge: '1h' })));
  app.use((request: Request, response: Response, next: () => void) => {
    const wantsPage =
      request.method === 'GET' &&
      request.accepts(['json', 'html']) === 'html' &&
      !NOT_A_PAGE.test(request.path);
    if (!wantsPage) return next();
    response
      .setHeader('Cache-Control', 'no-store')
      .type('html')
      .send(page.replaceAll(NONCE_PLACEHOLDER, styleNonceOf(response)));
  });
}

const filesBeside = (page: string): ReadonlySet<string> =>
  new Set(
    readdirSync(dirname(page), { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== basename(page))
      .map(({ name }) => name),
  );

/** Looking for a file at every call would cost a call of the API a third of its time. */
const onlyFor =
  (names: ReadonlySet<string>, serve: RequestHandler): RequestHandler =>
  (request, response, next) =>
    names.has(request.path.slice(1)) ? void serve(request, response, next) : next();

/** Answers with the file that the build has compressed already, in an encoding that the browser takes. */
const asCompressed =
  (built: ReadonlySet<string>) => (request: Request, response: Response, next: () => void) => {
    const taken = Object.entries(ENDINGS).find(
      ([encoding]) => request.acceptsEncodings(encoding) === encoding,
    );
    if (taken !== undefined && built.has(request.path.slice(1) + taken[1])) {
      response.type(extname(request.path)).setHeader('Content-Encoding', taken[0]);
      request.url = request.path + taken[1];
    }
    response.vary('Accept-Encoding');
    next();
  };

const inHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
