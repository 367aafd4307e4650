import type { Schema, Schemas } from './schema-values.ts';

/** Paths of fields that a value has and its schema does not list. */
export function unlistedFields(value: unknown, schema: Schema, schemas: Schemas, path = ''): string[] {
  if (schema.$ref)
    return unlistedFields(value, schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, schemas, path);
  if (Array.isArray(value)) {
    return value.flatMap((item) => unlistedFields(item, schema.items ?? {}, schemas, `${path}[]`));
  }
  if (typeof value !== 'object' || value === null) return [];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fewest(choices.map((choice) => unlistedFields(value, choice, schemas, path)));
  const parts = [schema, ...(schema.allOf ?? []).map((part) => resolved(part, schemas))];
  return Object.entries(value).flatMap(([name, inner]) => {
    const listed = parts.map((part) => part.properties?.[name]).find(Boolean);
    if (listed) return unlistedFields(inner, listed, schemas, `${path}.${name}`);
    const others = parts.map((part) => part.additionalProperties).find(Boolean);
    if (others === undefined || others === false) return [`${path}.${name}`];
    return others === true ? [] : unlistedFields(inner, others, schemas, `${path}.*`);
  });
}

const resolved = (schema: Schema, schemas: Schemas): Schema =>
  schema.$ref ? (schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}) : schema;
const fewest = (found: string[][]): string[] => [...found].sort((a, b) => a.length - b.length)[0] ?? [];
