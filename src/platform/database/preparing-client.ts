import pg from 'pg';

/** More distinct statements than the hub has; what is generated without end is not prepared. */
const MOST_PREPARED = 300;
/** Statements after whose failure Kysely forgets to give the connection back to the pool. */
const NEVER_GIVEN_BACK = /^(begin|start transaction|rollback)\b/;

/**
 * A connection that lets the server parse and plan each statement with parameters once, instead of at every call, and
 * that leaves the pool by itself when a transaction cannot be begun or rolled back on it: else the pool would run dry
 * in a few crashes of the database.
 */
export class PreparingClient extends pg.Client {
  /** Given by the pool while the connection is in use. */
  declare release?: (destroy: boolean) => void;
  private readonly names = new Map<string, string>();

  override query: pg.Client['query'] = ((text: unknown, values?: unknown, ...rest: unknown[]) => {
    const run = pg.Client.prototype.query.bind(this) as (...parameters: unknown[]) => unknown;
    const name =
      typeof text === 'string' && Array.isArray(values) && values.length > 0 ? this.nameOf(text) : undefined;
    const answer = name === undefined ? run(text, values, ...rest) : run({ name, text, values }, ...rest);
    if (typeof text === 'string' && NEVER_GIVEN_BACK.test(text) && answer instanceof Promise)
      answer.catch(() => this.release?.(true));
    return answer;
  }) as pg.Client['query'];

  private nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known ?? this.names.size >= MOST_PREPARED) return known;
    const name = `andock-${this.names.size}`;
    this.names.set(text, name);
    return name;
  }
}
