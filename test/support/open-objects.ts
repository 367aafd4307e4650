interface Schema {
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: unknown;
  readonly items?: Schema;
}
interface Document {
  readonly paths: object;
  readonly components?: { readonly schemas?: object };
}
type Operations = Record<
  string,
  Record<string, { requestBody?: { content?: Record<string, { schema?: Schema }> } } | undefined>
>;

/** Objects in bodies of requests that would take fields which they do not list, such as `POST /v1/x .candidate`. */
export function openObjectsIn({ paths, components }: Document): string[] {
  const schemas = (components?.schemas ?? {}) as Record<string, Schema>;
  const look = (schema: Schema, at: string, seen: ReadonlySet<Schema>): string[] => {
    const meant = schema.$ref === undefined ? schema : schemas[schema.$ref.split('/').at(-1) ?? ''];
    if (!meant || seen.has(meant)) return [];
    const inside = new Set([...seen, meant]);
    return [
      ...(meant.properties && meant.additionalProperties !== false ? [at] : []),
      ...[...(meant.anyOf ?? []), ...(meant.oneOf ?? []), ...(meant.allOf ?? [])].flatMap((one) =>
        look(one, at, inside),
      ),
      ...Object.entries(meant.properties ?? {}).flatMap(([name, one]) => look(one, `${at}.${name}`, inside)),
      ...(meant.items ? look(meant.items, `${at}[]`, inside) : []),
    ];
  };
  return Object.entries(paths as Operations).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, operation]) => {
      const schema = operation?.requestBody?.content?.['application/json']?.schema;
      return schema ? look(schema, `${method.toUpperCase()} ${path} `, new Set()) : [];
    }),
  );
}
