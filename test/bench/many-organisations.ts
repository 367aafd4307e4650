import { randomUUID } from 'node:crypto';
import { mintApiKey } from '@andock/api-key';
import type { Pool } from 'pg';

const ORGANISATIONS = 1_000;
const JOBS_OF_EACH = 100;
const DESCRIPTION = `<p>${'Wir suchen Verstärkung für unser Team in Wien und Graz. '.repeat(27)}</p>`;

let keys: Promise<readonly string[]> | undefined;

/** The keys of 1,000 organisations' partners, each with 100 published jobs of 1.5 KB; made when first asked for. */
export const manyOrganisations = (pool: Pool): Promise<readonly string[]> => (keys ??= create(pool));

async function create(pool: Pool): Promise<readonly string[]> {
  const made = Array.from({ length: ORGANISATIONS }, () => ({
    organisationId: randomUUID(),
    connectionId: randomUUID(),
    accountId: randomUUID(),
    rowId: randomUUID(),
    ...mintApiKey('live'),
  }));
  const organisationIds = made.map(({ organisationId }) => organisationId);
  const connectionIds = made.map(({ connectionId }) => connectionId);
  await pool.query(
    `insert into organisation (id, name, country, created_at)
     select id, 'Bench ' || n, 'AT', now() from unnest($1::uuid[]) with ordinality as made (id, n)`,
    [organisationIds],
  );
  await pool.query(
    `insert into account (id, kind, role, organisation_id, email, name, created_at)
     select id, 'member', 'manager', organisation_id, id || '@example.org', 'Bench', now()
       from unnest($1::uuid[], $2::uuid[]) as made (id, organisation_id)`,
    [made.map(({ accountId }) => accountId), organisationIds],
  );
  await pool.query(
    `insert into connection (id, organisation_id, partner, state, accepts_from, state_changed_at, created_at)
     select id, organisation_id, 'join', 'connected', '{}', now(), now()
       from unnest($1::uuid[], $2::uuid[]) as made (id, organisation_id)`,
    [connectionIds, organisationIds],
  );
  await pool.query(
    `insert into api_key (id, key_id, kind, organisation_id, connection_id, name, environment, scopes, digest, last4,
                          created_by, created_at, void_at, saved_at)
     select id, key_id, 'partner', organisation_id, connection_id, 'bench', 'live', '{jobs:read}', digest, last4,
            created_by, now(), now() + interval '15 minutes', now()
       from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::bytea[], $6::text[], $7::uuid[])
         as made (id, key_id, organisation_id, connection_id, digest, last4, created_by)`,
    [
      made.map(({ rowId }) => rowId),
      made.map(({ keyId }) => keyId),
      organisationIds,
      connectionIds,
      made.map(({ digest }) => digest),
      made.map(({ last4 }) => last4),
      made.map(({ accountId }) => accountId),
    ],
  );
  await pool.query(
    `insert into job (id, organisation_id, title, description_html, locations, employment_type, status, created_at)
     select gen_random_uuid(), id, 'Stelle ' || n, $2, '[{"city":"Wien","country":"AT"}]', 'full_time', 'open', now()
       from unnest($1::uuid[]) as made (id), generate_series(1, ${JOBS_OF_EACH}) n`,
    [organisationIds, DESCRIPTION],
  );
  await pool.query(
    `insert into publication (id, organisation_id, job_id, connection_id, enabled, first_published_at)
     select gen_random_uuid(), job.organisation_id, job.id, made.connection_id, true, now()
       from unnest($1::uuid[], $2::uuid[]) as made (organisation_id, connection_id)
       join job on job.organisation_id = made.organisation_id`,
    [organisationIds, connectionIds],
  );
  await pool.query('vacuum analyze');
  return made.map(({ token }) => token);
}

/** One of them. */
export const oneOf = (tokens: readonly string[]): string =>
  tokens[Math.floor(Math.random() * tokens.length)] ?? '';
