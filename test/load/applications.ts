import { randomBytes, randomUUID } from 'node:crypto';
import { seal } from '@andock/secret-box';
import type { Filler } from './filler.ts';
import type { Customer } from './organisations.ts';

const BATCH = 500;
const DAY_MS = 86_400_000;
const OLDEST_DAYS = 150;
const MESSAGE = 'Sehr geehrte Damen und Herren, hiermit bewerbe ich mich auf die Stelle. '.repeat(8);
const EXCHANGES = JSON.stringify([
  {
    method: 'POST',
    path: '/v1/recruiting/applications',
    request: {
      email: '[redacted]',
      message: '[redacted]',
      first_name: '[redacted]',
      last_name: '[redacted]',
    },
    status: 201,
    answer: '{"success":true}',
    durationMs: 310,
  },
]);

const INSERT = `
  insert into application (id, organisation_id, job_id, source_connection_id, source, tags, content, email_hash, received_at)
  select id, $1, job_id, $2, 'load', '{join}', content, email_hash, received_at
  from unnest($3::uuid[], $4::uuid[], $5::bytea[], $6::bytea[], $7::timestamptz[])
    as made (id, job_id, content, email_hash, received_at)`;
const INSERT_DOCUMENTS = `
  insert into document (id, organisation_id, application_id, category, media_type, size, content_hash, file_name, storage_key, created_at)
  select document_id, $1::uuid, id, 'cv', 'application/pdf', 240000, $3, file_name, concat($1::uuid, '/', id, '/', document_id), received_at
  from unnest($2::uuid[], $4::timestamptz[], $5::uuid[], $6::bytea[]) as made (id, received_at, document_id, file_name)`;
/** Of a hundred: three undeliverable, one held, one to be tried again tomorrow, the others delivered. */
const INSERT_DELIVERIES = `
  insert into delivery (id, organisation_id, application_id, job_id, connection_id, partner, state, reason, evidence,
                        email_hash, dedupe_key, attempts_made, due_at, created_at, finished_at)
  select uuidv7(received_at - now()), $1, id, job_id, $2, 'personio', state,
         case state when 'undeliverable' then 'partner_rejected' when 'held' then 'job_not_mapped' end,
         case state when 'delivered' then 'acknowledged' end,
         email_hash, decode(md5(id::text), 'hex'), 1,
         case state when 'queued' then now() + interval '1 day' else received_at end,
         received_at, case when state in ('delivered', 'undeliverable') then received_at + interval '2 seconds' end
  from (
    select *, case when n % 100 < 3 then 'undeliverable' when n % 100 = 3 then 'held' when n % 100 = 4 then 'queued'
              else 'delivered' end as state
    from unnest($3::uuid[], $4::uuid[], $5::bytea[], $6::timestamptz[]) with ordinality
      as given (id, job_id, email_hash, received_at, n)
  ) as made`;
const INSERT_ATTEMPTS = `
  insert into attempt (id, organisation_id, delivery_id, number, lease_token, credential_version, dedupe_key, phase,
                       started_at, finished_at, exchanges, outcome, reason)
  select gen_random_uuid(), organisation_id, id, 1, gen_random_uuid(), 1, dedupe_key, 'application', created_at,
         created_at + interval '310 milliseconds', $2,
         case state when 'delivered' then 'delivered' else 'refused' end, reason
  from delivery where application_id = any($1::uuid[])`;

/** So many more applications of a customer, each sealed as the hub seals it, with a document, a delivery and an attempt. */
export async function addApplications(filler: Filler, customer: Customer, count: number): Promise<void> {
  const { pool, keys, emailHash, sealContent } = filler;
  const { id: organisationId, jobIds } = customer;
  for (let begun = 0; begun < count; begun += BATCH) {
    const made = [];
    for (let at = begun; at < Math.min(begun + BATCH, count); at += 1) {
      const receivedAt = new Date(Date.now() - Math.random() * OLDEST_DAYS * DAY_MS);
      const { id, key } = await keys.create(receivedAt, organisationId);
      const email = `${randomUUID()}@example.org`;
      const candidate = { firstName: 'Ida', lastName: `Rasch ${at}`, email, phone: '+43 660 7654321' };
      const content = sealContent(
        key,
        { organisationId, id },
        { candidate, message: MESSAGE, answers: [{ questionId: 'q1', value: 'Ja' }] },
      );
      const jobId = jobIds[at % jobIds.length] as string;
      const documentId = randomUUID();
      const namePlace = `${organisationId}/document/${documentId}/file_name`;
      const fileName = seal(key, Buffer.from('Lebenslauf.pdf'), namePlace);
      made.push({ id, receivedAt, content, jobId, emailHash: emailHash.of(email), documentId, fileName });
    }
    const ids = made.map(({ id }) => id);
    const jobs = made.map(({ jobId }) => jobId);
    const hashes = made.map((one) => one.emailHash);
    const moments = made.map(({ receivedAt }) => receivedAt);
    const contents = made.map(({ content }) => content);
    await pool.query(INSERT, [organisationId, customer.joinIds[0], ids, jobs, contents, hashes, moments]);
    await pool.query(INSERT_DOCUMENTS, [
      organisationId,
      ids,
      randomBytes(32),
      moments,
      made.map(({ documentId }) => documentId),
      made.map(({ fileName }) => fileName),
    ]);
    await pool.query(INSERT_DELIVERIES, [
      organisationId,
      customer.personioIds[0],
      ids,
      jobs,
      hashes,
      moments,
    ]);
    await pool.query(INSERT_ATTEMPTS, [ids, EXCHANGES]);
  }
}
