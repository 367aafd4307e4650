import pg from 'pg';

/** More distinct statements than the hub has; what is generated without end is not prepared. */
const MOST_PREPARED = 300;

/** A connection that lets the server parse and plan each statement with parameters once, instead of at every call. */
export class PreparingClient extends pg.Client {
  private readonly names = new Map<string, string>();

  override query: pg.Client['query'] = ((text: unknown, values?: unknown, ...rest: unknown[]) => {
    const run = pg.Client.prototype.query.bind(this) as (...parameters: unknown[]) => unknown;
    const name =
      typeof text === 'string' && Array.isArray(values) && values.length > 0 ? this.nameOf(text) : undefined;
    return name === undefined ? run(text, values, ...rest) : run({ name, text, values }, ...rest);
  }) as pg.Client['query'];

  private nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known ?? this.names.size >= MOST_PREPARED) return known;
    const name = `andock-${this.names.size}`;
    this.names.set(text, name);
    return name;
  }
}
