import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import * as z from 'zod';
import { Problem } from '../http/problem.schema.js';

/** The document that partners read: everything under `/v1`. */
export function partnerDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Andock')
    .setDescription('Pull jobs, report publications and push applications.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key, `adk_live_…`.' }, 'key');
  return documentOf(app, builder, '/v1/');
}

/** The document of the console's own API. */
export function consoleDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Andock console')
    .setDescription('The API behind the console’s pages.')
    .setVersion('1')
    .addCookieAuth('andock', { type: 'apiKey', in: 'cookie' }, 'session');
  return documentOf(app, builder, '/console/api/');
}

function documentOf(app: INestApplication, builder: DocumentBuilder, prefix: string): OpenAPIObject {
  const config = builder
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .setContact('The operator of this hub', 'https://andock.test', 'support@andock.test')
    .addServer('/')
    .setOpenAPIVersion('3.0.3')
    .build();
  const whole = SwaggerModule.createDocument(app, config);
  const paths = Object.fromEntries(Object.entries(whole.paths).filter(([path]) => `${path}/`.startsWith(prefix)));
  const schemas = { ...whole.components?.schemas, Problem: problemSchema() };
  return { ...whole, paths, components: { ...whole.components, schemas: usedSchemas(paths, schemas) } };
}

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

const problemSchema = () => z.toJSONSchema(Problem, { target: 'openapi-3.0', io: 'output' }) as Schemas[string];

/** Only the components that the paths lead to, in the order of their names. */
function usedSchemas(paths: OpenAPIObject['paths'], schemas: Schemas): Schemas {
  const used = new Set<string>();
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
