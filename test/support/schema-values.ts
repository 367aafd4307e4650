import fc from 'fast-check';

/** A schema of an OpenAPI document, as far as values are made from it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly nullable?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
}
export type Schemas = Readonly<Record<string, Schema>>;

const NASTY = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\udfff',
  '\u202e',
  'ﷺ'.repeat(50),
  '👩‍👩‍👧‍👦',
  "'; drop table job; --",
  '${7*7}',
  '__proto__',
  'constructor',
  '1e400',
  '-0',
  'NaN',
  '9'.repeat(400),
  'x'.repeat(60_000),
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999999Z',
  '-271821-04-20T00:00:00Z',
  '294277-01-01T00:00:00Z',
  '2026-02-30',
  '00000000-0000-0000-0000-000000000000',
  '\u0130\u0131@example.org',
  'a@b.c',
  '%00',
  '../../..',
];

/** Text that tends to break things. */
export const nastyText = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(...NASTY),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.uuid(),
  );

/** A value of whatever type. */
const nastyValue = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    nastyText(),
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom(null, -1, 0.5, 1e308, Number.MAX_SAFE_INTEGER + 2, [], {}, [[]], [null]),
  );

/** Values that a schema allows, mixed with ones that it does not, in every place. */
export function valuesOf(schema: Schema, schemas: Schemas, depth = 0): fc.Arbitrary<unknown> {
  const fitting = depth > 6 ? fc.constant(null) : fittingValues(schema, schemas, depth);
  return fc.oneof({ arbitrary: fitting, weight: 8 }, { arbitrary: nastyValue(), weight: 1 });
}

function fittingValues(schema: Schema, schemas: Schemas, depth: number): fc.Arbitrary<unknown> {
  const deeper = (part: Schema) => valuesOf(part, schemas, depth + 1);
  if (schema.$ref) return deeper(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices) return fc.oneof(...choices.map(deeper));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'object':
      return objectsOf(schema, deeper);
    case 'array':
      return fc.array(deeper(schema.items ?? {}), { maxLength: 4 });
    case 'integer':
    case 'number':
      return fc.oneof(
        fc.integer(),
        fc.double(),
        fc.constantFrom(schema.minimum ?? 0, schema.maximum ?? 0, (schema.maximum ?? 0) + 1),
      );
    case 'boolean':
      return fc.boolean();
    case 'string':
      return fc.oneof(textOf(schema), nastyText());
    case undefined:
    default:
      return nastyValue();
  }
}

function objectsOf(
  { properties = {}, additionalProperties }: Schema,
  deeper: (part: Schema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const known = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, deeper(part)])),
    { requiredKeys: [] },
  );
  const whole = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, deeper(part)])),
  );
  const others = typeof additionalProperties === 'object' ? deeper(additionalProperties) : nastyValue();
  const more = fc.dictionary(fc.oneof(nastyText(), fc.constant('personio')), others, { maxKeys: 2 });
  return fc.oneof(
    whole,
    known,
    fc.tuple(whole, more).map(([one, two]) => ({ ...one, ...two })),
  );
}

const dates = () => fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
/** Well-formed, and yet beyond what a database takes. */
const STRANGE_MOMENTS = ['0000-01-01T00:00:00Z', '2026-01-01T00:00:00+23:59', '2026-01-01T00:00:00-16:00'];

function textOf({ format }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date')
    return fc.oneof(
      dates().map((date) => date.slice(0, 10)),
      fc.constant('0000-01-01'),
    );
  if (format === 'date-time') return fc.oneof(dates(), fc.constantFrom(...STRANGE_MOMENTS));
  if (format === 'email') return fc.emailAddress();
  if (format === 'uri') return fc.webUrl();
  return fc.string({ unit: 'grapheme', maxLength: 40 });
}
