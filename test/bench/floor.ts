// The floor: bare node:http and pg doing the same work, with the same rows, in one transaction per request.
import {
  createCipheriv,
  createHash,
  createHmac,
  randomBytes,
  randomUUID,
  timingSafeEqual,
} from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({
  connectionString: process.env['DATABASE_URL'],
  max: Number(process.env['DATABASE_POOL']),
});
const secret = randomBytes(32);

interface Key {
  readonly id: string;
  readonly digest: Buffer;
  readonly organisation_id: string;
  readonly connection_id: string;
}

const statement = (name: string, text: string) => (values: unknown[]) => ({ name, text, values });
const findKey = statement(
  'key',
  'select id, digest, organisation_id, connection_id from api_key where key_id = $1 and deleted_at is null and saved_at is not null',
);
const listJobs = statement(
  'jobs',
  `select j.id, j.external_id, j.title, j.description_html, j.locations, j.employment_type, j.salary, j.questions, j.updated_at
     from publication p join job j on j.id = p.job_id
    where p.connection_id = $1 and p.enabled and j.status = 'open' order by j.id limit 25`,
);
const findJob = statement(
  'job',
  'select j.id from publication p join job j on j.id = p.job_id where p.connection_id = $1 and j.id = $2 and p.enabled',
);
const addIdempotency = statement(
  'idempotency',
  `insert into idempotency_key values ($1, $2, $3, 201, $4, now() + interval '1 day')`,
);
const addSealingKey = statement('sealing', 'insert into sealing_key values ($1, $2, now())');
const addApplication = statement(
  'application',
  `insert into application (id, organisation_id, job_id, source_connection_id, tags, content, email_hash, documents_expected, received_at)
   values ($1, $2, $3, $4, '{join}', $5, $6, 0, now())`,
);
const findOutbound = statement(
  'outbound',
  `select id, partner from connection c where organisation_id = $1 and id <> $2
      and exists (select 1 from connection source where source.id = $2 and source.partner = any(c.accepts_from))`,
);
const addDelivery = statement(
  'delivery',
  `insert into delivery (id, organisation_id, application_id, job_id, connection_id, partner, state, reason, dedupe_key, email_hash, documents_expected, due_at, created_at)
   values ($1, $2, $3, $4, $5, $6, 'held', 'connection_not_ready', $7, $7, 0, now(), now())`,
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

async function writeEvents(
  client: pg.PoolClient,
  key: Key,
  actions: string[],
  request: IncomingMessage,
): Promise<void> {
  const at = new Date();
  const events = actions.map((action) => {
    const id = randomUUID();
    const salt = randomBytes(32);
    const identity = createHmac('sha256', salt).update(`${request.socket.remoteAddress}`).digest('hex');
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

async function inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
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

async function keyOf(client: pg.PoolClient, request: IncomingMessage): Promise<Key> {
  const token = request.headers.authorization?.slice('Bearer '.length) ?? '';
  const { rows } = await client.query<Key>(findKey([token.slice(9, 21)]));
  const [key] = rows;
  if (!key || !timingSafeEqual(createHash('sha256').update(token).digest(), key.digest))
    throw new Error('key');
  return key;
}

const list = (request: IncomingMessage) =>
  inTransaction(async (client) => {
    const key = await keyOf(client, request);
    const { rows } = await client.query(listJobs([key.connection_id]));
    await writeEvents(client, key, ['api.called'], request);
    return { data: rows, nextCursor: 'next' };
  });

const create = async (request: IncomingMessage) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks);
  const body = JSON.parse(text.toString()) as { jobId: string; candidate: { email: string } };
  return inTransaction(async (client) => {
    const key = await keyOf(client, request);
    const { rowCount } = await client.query(findJob([key.connection_id, body.jobId]));
    if (!rowCount) throw new Error('job');
    const id = randomUUID();
    const answer = { id, jobId: body.jobId, tags: ['join'] };
    const cipher = createCipheriv('aes-256-gcm', randomBytes(32), randomBytes(12));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(body)), cipher.final(), cipher.getAuthTag()]);
    await client.query(
      addIdempotency([
        key.connection_id,
        request.headers['idempotency-key'],
        createHash('sha256').update(text).digest(),
        answer,
      ]),
    );
    await client.query(addSealingKey([id, randomBytes(63)]));
    await client.query(
      addApplication([
        id,
        key.organisation_id,
        body.jobId,
        key.connection_id,
        sealed,
        createHmac('sha256', secret).update(body.candidate.email).digest(),
      ]),
    );
    const outbound = await client.query<{ id: string; partner: string }>(
      findOutbound([key.organisation_id, key.connection_id]),
    );
    for (const { id: connectionId, partner } of outbound.rows) {
      await client.query(
        addDelivery([
          randomUUID(),
          key.organisation_id,
          id,
          body.jobId,
          connectionId,
          partner,
          randomBytes(32),
        ]),
      );
    }
    await writeEvents(client, key, ['application.received', 'delivery.planned', 'api.called'], request);
    return answer;
  });
};

createServer((request, response) => {
  const work =
    request.url === '/health/ready'
      ? Promise.resolve({})
      : request.method === 'GET'
        ? list(request)
        : create(request);
  work.then(
    (answer) =>
      response
        .writeHead(request.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' })
        .end(JSON.stringify(answer)),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
}).listen(Number(process.env['PORT']), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
