import { openSync, readSync, statSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

const SLOW_MS = 50;
const SHOWN = 8;
const SHOWN_CHARACTERS = 150;
const FEW_ROWS = 10_000;
const DURATION = /duration: ([\d.]+) ms {2}[^:]*: ([^]*?)(?=\n\d{4}-\d\d-\d\d |$)/g;

/** What PostgreSQL did while something was measured. */
export interface Seen {
  /** Tables that were read whole, however many rows were wanted: `application: 3 times, 300,000 rows`. */
  readonly readWhole: string[];
  /** The slowest kinds of statements over 50 ms, each with its slowest run. */
  readonly slow: string[];
}

/** Looks over PostgreSQL's shoulder: which tables are read whole, and which statements are slow. */
export class Watched {
  private readonly url: string;
  private readonly logFile: string;

  constructor(env: Readonly<Record<string, string>>) {
    this.url = Object.assign(new URL(String(env['DATABASE_URL'])), { username: 'postgres' }).href;
    this.logFile = join(String(env['DATA_DIR']), 'postgres', 'server.log');
  }

  /** From now on slow statements are written down, without what they were called with. */
  async start(): Promise<void> {
    for (const sql of [
      `alter system set log_min_duration_statement = ${SLOW_MS}`,
      'alter system set log_parameter_max_length = 0',
      'alter system set log_parameter_max_length_on_error = 0',
      `alter system set max_wal_size = '4GB'`,
      'select pg_reload_conf()',
    ])
      await this.rows(sql);
  }

  /** Does the work, whose processes have to be at their end when it is over. */
  async during<Result>(work: () => Promise<Result>): Promise<{ result: Result; seen: Seen }> {
    const before = await this.scans();
    const from = statSync(this.logFile).size;
    const result = await work();
    const after = await this.scans();
    const readWhole = [...after].flatMap(([name, { scans, rows }]) => {
      const then = before.get(name);
      const [times, more] = [scans - (then?.scans ?? 0), rows - (then?.rows ?? 0)];
      return more > FEW_ROWS ? [`${name}: ${times} times, ${more.toLocaleString('en')} rows`] : [];
    });
    return { result, seen: { readWhole, slow: this.slowSince(from) } };
  }

  private async scans(): Promise<Map<string, { scans: number; rows: number }>> {
    const rows = await this.rows<{ name: string; scans: string; rows: string }>(
      `select relname as name, seq_scan as scans, seq_tup_read as rows from pg_stat_user_tables
       where schemaname = 'public' order by seq_tup_read desc`,
    );
    return new Map(rows.map((row) => [row.name, { scans: Number(row.scans), rows: Number(row.rows) }]));
  }

  private slowSince(from: number): string[] {
    const text = readFrom(this.logFile, from);
    const kinds = new Map<string, { times: number; ms: number }>();
    for (const [, ms, sql] of text.matchAll(DURATION)) {
      const kind = String(sql).replaceAll(/\s+/g, ' ').trim().slice(0, SHOWN_CHARACTERS);
      const known = kinds.get(kind) ?? { times: 0, ms: 0 };
      kinds.set(kind, { times: known.times + 1, ms: Math.max(known.ms, Number(ms)) });
    }
    return [...kinds]
      .sort(([, a], [, b]) => b.ms - a.ms)
      .slice(0, SHOWN)
      .map(([kind, { times, ms }]) => `${Math.round(ms)} ms, ${times} times: ${kind}`);
  }

  /** As the superuser, who sees and sets everything. */
  async rows<Row extends object>(sql: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    return (await client.query<Row>(sql).finally(() => client.end())).rows;
  }
}

function readFrom(file: string, from: number): string {
  const buffer = Buffer.alloc(statSync(file).size - from);
  const descriptor = openSync(file, 'r');
  readSync(descriptor, buffer, 0, buffer.length, from);
  closeSync(descriptor);
  return buffer.toString('utf8');
}
