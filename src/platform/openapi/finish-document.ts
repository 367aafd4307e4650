import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Responses = Operation['responses'];
type Schema = Record<string, unknown>;

/** What every route of an API may answer besides what it declares itself: status and codes. */
export type EverywhereAnswers = Readonly<Record<number, string>>;

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;
const LENGTH_OF_FORMAT: Readonly<Record<string, number>> = { uuid: 36, 'date-time': 40, date: 10, email: 320, uri: 2048, binary: 20_000_000 };
/** What stands for a value whose format says all about it. */
const EXAMPLE_OF_FORMAT: Readonly<Record<string, string>> = {
  uuid: '0199e3a0-1111-7000-8000-000000000001',
  'date-time': '2026-11-22T08:00:00.000Z',
  date: '2026-11-22',
  email: 'anna@example.org',
  uri: 'https://www.example.org/jobs/1',
};
const LONGEST_HEADER = 500;
const LARGEST_INT32 = 2_147_483_647;
const RETRY_AFTER = { description: 'Seconds to wait.', schema: { type: 'integer', format: 'int32', minimum: 1, maximum: 86_400 } };
const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

/** Adds what every route shares, so that no controller has to repeat it. */
export function finishOperations(document: OpenAPIObject, everywhere: EverywhereAnswers, headers: Record<string, object>): void {
  for (const path of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = path[method];
      if (!operation) continue;
      addAnswers(operation.responses, everywhere);
      addAnswers(operation.responses, answersToInput(operation));
      addHeaders(operation.responses, headers);
    }
  }
}

/** What the reading of values and of a body may answer. */
function answersToInput({ parameters = [], requestBody }: Operation): EverywhereAnswers {
  return {
    ...(parameters.length > 0 && { 400: 'request.invalid' }),
    ...(requestBody && {
      400: 'request.invalid, request.body-unreadable',
      408: 'request.too-slow',
      413: 'request.body-too-large',
      415: 'request.body-unsupported',
    }),
  };
}

function addAnswers(responses: Responses, answers: EverywhereAnswers): void {
  for (const [status, codes] of Object.entries(answers)) {
    const own = responses[status];
    const known = own && 'description' in own ? own.description.split(', ') : [];
    const all = new Set([...known, ...codes.split(', ')]);
    responses[status] = { ...own, description: [...all].join(', '), content: PROBLEM };
  }
}

function addHeaders(responses: Responses, headers: Record<string, object>): void {
  for (const [status, response] of Object.entries(responses)) {
    if (!response || '$ref' in response) continue;
    const retry = status === '429' ? { 'Retry-After': RETRY_AFTER } : {};
    if (Number(status) < 500) response.headers = { ...headers, ...retry, ...response.headers };
  }
}

/** States the limits that formats imply, for readers who generate code from the document. */
export function finishSchemas(part: unknown): void {
  if (Array.isArray(part)) part.forEach(finishSchemas);
  else if (part && typeof part === 'object') {
    finishSchema(part as Schema);
    Object.values(part).forEach(finishSchemas);
  }
}

function finishSchema(schema: Schema): void {
  if (schema['in'] === 'path') schema['description'] ??= 'Id, as a list or an earlier answer tells it.';
  if (schema['in'] === 'header') finishHeader(schema);
  if (schema['nullable'] === true && Array.isArray(schema['enum']) && !schema['enum'].includes(null)) {
    schema['enum'] = [...(schema['enum'] as unknown[]), null];
  }
  if (Array.isArray(schema['examples'])) {
    [schema['example']] = schema['examples'] as unknown[];
    delete schema['examples'];
  }
  if (schema['type'] === 'string' && typeof schema['format'] === 'string') {
    const length = LENGTH_OF_FORMAT[schema['format']];
    if (length !== undefined) schema['maxLength'] ??= length;
    if (schema['format'] === 'uuid') delete schema['pattern'];
    const example = EXAMPLE_OF_FORMAT[schema['format']];
    if (example !== undefined && schema['enum'] === undefined) schema['example'] ??= example;
  }
  if (schema['type'] === 'integer') {
    schema['format'] ??= Number(schema['maximum'] ?? Infinity) <= LARGEST_INT32 ? 'int32' : 'int64';
  }
}

function finishHeader(parameter: Schema): void {
  Object.assign(parameter['schema'] as Schema, { maxLength: LONGEST_HEADER });
  if (parameter['name'] === 'accept-language') parameter['required'] = false;
}
