import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import * as z from 'zod';
import { Problem } from '../http/problem.schema.js';
import { type EverywhereAnswers, finishOperations, finishSchemas } from './finish-document.js';
import { addSharedHeaders, PARTNER_INTRODUCTION } from './partner-introduction.js';

const PARTNER_ANSWERS: EverywhereAnswers = {
  400: 'access.organisation-header-missing, access.key-in-address',
  401: 'access.key-refused',
  403: 'access.scope-missing',
  404: 'access.organisation-not-found',
  429: 'request.too-many',
  500: 'request.failed',
  503: 'request.unavailable',
};
const RATE_HEADERS = {
  'RateLimit-Policy': {
    description: 'The rate of this key: `q` calls in `w` seconds.',
    schema: { type: 'string', maxLength: 100, example: '"key";q=1200;w=60' },
  },
  RateLimit: {
    description: 'What is left of it: `r` calls for the next `t` seconds.',
    schema: { type: 'string', maxLength: 100, example: '"key";r=1199;t=60' },
  },
};
const CONSOLE_ANSWERS: EverywhereAnswers = {
  401: 'access.sign-in-needed',
  403: 'access.right-missing, access.csrf-token-wrong',
  500: 'request.failed',
  503: 'request.unavailable',
};

/** The document that partners read: everything under `/v1`. */
export function partnerDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Andock')
    .setDescription(PARTNER_INTRODUCTION)
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'opaque', description: 'An API key, `adk_live_…`.' }, 'key');
  const document = documentOf(app, builder, '/v1/');
  finishOperations(document, PARTNER_ANSWERS, RATE_HEADERS);
  addSharedHeaders(document);
  return document;
}

/** The document of the console's own API. */
export function consoleDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Andock console')
    .setDescription('The API behind the console’s pages. Every change needs the header `x-csrf-token` of the session.')
    .setVersion('1')
    .addCookieAuth('andock', { type: 'apiKey', in: 'cookie' }, 'session');
  const document = documentOf(app, builder, '/console/api/');
  finishOperations(document, CONSOLE_ANSWERS, {});
  return document;
}

function documentOf(app: INestApplication, builder: DocumentBuilder, prefix: string): OpenAPIObject {
  const config = builder
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .setContact('The operator of this hub', 'https://andock.test', 'support@andock.test')
    .addServer('/', 'The production hub of the operator')
    .setOpenAPIVersion('3.0.3')
    .build();
  const whole = SwaggerModule.createDocument(app, config);
  const paths = Object.fromEntries(Object.entries(whole.paths).filter(([path]) => `${path}/`.startsWith(prefix)));
  const schemas = { ...whole.components?.schemas, Problem: problemSchema() };
  const document = {
    ...whole,
    servers: (whole.servers ?? []).map((server) => ({ ...server, 'x-internal': false })),
    paths,
    components: { ...whole.components, schemas: usedSchemas(paths, schemas) },
  };
  finishSchemas(document.paths);
  finishSchemas(document.components.schemas);
  return document;
}

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

function problemSchema(): Schemas[string] {
  const { id: _, ...meta } = Problem.meta() ?? {};
  return z.toJSONSchema(z.object(Problem.shape).meta(meta), { target: 'openapi-3.0', io: 'output' }) as Schemas[string];
}

/** Only the components that the paths lead to, in the order of their names. */
function usedSchemas(paths: OpenAPIObject['paths'], schemas: Schemas): Schemas {
  const used = new Set<string>(['Problem']);
  const visit = (part: unknown) => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name)) continue;
      used.add(name);
      visit(schemas[name] ?? {});
    }
  };
  visit(paths);
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)).sort(([a], [b]) => a.localeCompare(b)));
}
