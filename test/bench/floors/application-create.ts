import {
  createCipheriv,
  createHash,
  createHmac,
  createSecretKey,
  randomBytes,
  randomUUID,
} from 'node:crypto';
import { inTransaction, keyOf, secret, statement, writeEvents, type FloorRoute } from './floor-work.ts';

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

/** An application with what belongs to it. */
export const applicationCreate: FloorRoute = {
  method: 'POST',
  path: '/v1/applications',
  status: 201,
  answer: async (request) => {
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
      const cipher = createCipheriv('aes-256-gcm', createSecretKey(randomBytes(32)), randomBytes(12));
      const sealed = Buffer.concat([
        cipher.update(JSON.stringify(body)),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
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
  },
};
