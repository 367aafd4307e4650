import {
  createHash,
  createHmac,
  createSecretKey,
  randomBytes,
  randomUUID,
  timingSafeEqual,
} from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import pg from 'pg';

/** A call that the floor answers like the hub. */
export interface FloorRoute {
  readonly method: string;
  /** What the path starts with. */
  readonly path: string;
  readonly status: number;
  answer(request: IncomingMessage): Promise<unknown>;
}

const pool = new pg.Pool({
  connectionString: process.env['DATABASE_URL'],
  max: Number(process.env['DATABASE_POOL']),
});
/** What stands in for the hub's own secret. */
export const secret = createSecretKey(randomBytes(32));

/** Whose key a call came with. */
export interface Key {
  readonly id: string;
  readonly digest: Buffer;
  readonly organisation_id: string;
  readonly connection_id: string;
}

/** A statement that each connection prepares once. */
export const statement = (name: string, text: string) => (values: unknown[]) => ({ name, text, values });
const findKey = statement(
  'key',
  'select id, digest, organisation_id, connection_id from api_key where key_id = $1 and deleted_at is null and saved_at is not null',
);
const addEvents = statement(
  'events',
  `insert into audit_event (id, at, organisation_id, action, outcome, actor_kind, actor_id, target_kind, target_id, body, leaf_hash, mac, mac_key_id)
   select *, 'floor' from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::bytea[], $11::bytea[], $12::bytea[])`,
);
const addPending = statement(
  'pending',
  'insert into audit_pending select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[])',
);
const addIdentities = statement(
  'identities',
  `insert into audit_identity select * from unnest($1::uuid[], $2::bytea[], $3::text[], $4::text[], $5::text[])`,
);

/** The audit events of a call, with their MAC, identity and place in the queue. */
export async function writeEvents(
  client: pg.PoolClient,
  key: Key,
  actions: string[],
  request: IncomingMessage,
): Promise<void> {
  const at = new Date();
  const events = actions.map((action) => {
    const id = randomUUID();
    const salt = randomBytes(32);
    const identity = createHmac('sha256', createSecretKey(salt))
      .update(`${request.socket.remoteAddress}`)
      .digest('hex');
    const body = Buffer.from(
      JSON.stringify({
        action,
        actor: { id: key.id, identity, kind: 'key' },
        at,
        facts: { route: request.url, status: 200 },
        id,
        organisation: key.organisation_id,
        outcome: 'success',
        request: randomUUID(),
        target: { id, kind: 'route' },
        version: 1,
      }),
    );
    const leaf = createHash('sha256').update(Buffer.of(0)).update(body).digest();
    return { id, salt, body, leaf, mac: createHmac('sha256', secret).update(leaf).digest(), action };
  });
  const all = <T>(value: T) => events.map(() => value);
  await client.query(
    addEvents([
      events.map((e) => e.id),
      all(at),
      all(key.organisation_id),
      events.map((e) => e.action),
      all('success'),
      all('key'),
      all(key.id),
      all('route'),
      events.map((e) => e.id),
      events.map((e) => e.body),
      events.map((e) => e.leaf),
      events.map((e) => e.mac),
    ]),
  );
  await client.query(addPending([events.map((e) => e.id), all(key.organisation_id), all(at)]));
  await client.query(
    addIdentities([
      events.map((e) => e.id),
      events.map((e) => e.salt),
      all(null),
      all(request.socket.remoteAddress),
      all(request.headers['user-agent']),
    ]),
  );
}

/** Does work in one transaction. */
export async function inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const answer = await work(client);
    await client.query('commit');
    return answer;
  } finally {
    client.release();
  }
}

/** Checks the key of a call. */
export async function keyOf(client: pg.PoolClient, request: IncomingMessage): Promise<Key> {
  const token = request.headers.authorization?.slice('Bearer '.length) ?? '';
  const { rows } = await client.query<Key>(findKey([token.slice(9, 21)]));
  const [key] = rows;
  if (!key || !timingSafeEqual(createHash('sha256').update(token).digest(), key.digest))
    throw new Error('key');
  return key;
}
