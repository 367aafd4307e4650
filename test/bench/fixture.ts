import { randomUUID } from 'node:crypto';
import { mintApiKey } from '@andock/api-key';
import type { Pool } from 'pg';

/** What the cases call with. */
export interface Fixture {
  readonly key: string;
  readonly jobIds: readonly string[];
}

const JOBS = 1_000;
const DESCRIPTION = `<p>${'Wir suchen Verstärkung für unser Team in Wien und Graz. '.repeat(27)}</p>`;
const SCOPES = [
  'connection:read',
  'connection:write',
  'jobs:read',
  'publications:write',
  'applications:write',
];

/** One organisation with a connected partner, its key, an outbound connection that is not ready yet, and 1,000 published jobs with 1.5 KB of description each. */
export async function createFixture(pool: Pool): Promise<Fixture> {
  const [organisationId, connectionId, outboundId, accountId, keyRowId] = Array.from({ length: 5 }, () =>
    randomUUID(),
  );
  const { token, keyId, digest, last4 } = mintApiKey('live');
  await pool.query(
    `insert into organisation (id, name, country, created_at) values ($1, 'Bench', 'AT', now())`,
    [organisationId],
  );
  await pool.query(
    `insert into account (id, kind, role, organisation_id, email, name, created_at)
     values ($1, 'member', 'manager', $2, 'bench@example.org', 'Bench', now())`,
    [accountId, organisationId],
  );
  await pool.query(
    `insert into connection (id, organisation_id, partner, state, accepts_from, state_changed_at, created_at)
     values ($1, $3, 'join', 'connected', '{}', now(), now()), ($2, $3, 'personio', 'off', '{join}', now(), now())`,
    [connectionId, outboundId, organisationId],
  );
  await pool.query(
    `insert into api_key (id, key_id, kind, organisation_id, connection_id, name, environment, scopes, digest, last4,
                          created_by, created_at, void_at, saved_at)
     values ($1, $2, 'partner', $3, $4, 'bench', 'live', $5, $6, $7, $8, now(), now() + interval '15 minutes', now())`,
    [keyRowId, keyId, organisationId, connectionId, SCOPES, digest, last4, accountId],
  );
  const { rows } = await pool.query<{ id: string }>(
    `insert into job (id, organisation_id, title, description_html, locations, employment_type, status, created_at)
     select gen_random_uuid(), $1, 'Stelle ' || n, $2, '[{"city":"Wien","country":"AT"}]', 'full-time', 'open', now()
       from generate_series(1, ${JOBS}) n returning id`,
    [organisationId, DESCRIPTION],
  );
  await pool.query(
    `insert into publication (id, organisation_id, job_id, connection_id, enabled, first_published_at)
     select gen_random_uuid(), $1, id, $2, true, now() from job where organisation_id = $1`,
    [organisationId, connectionId],
  );
  await pool.query('analyze');
  return { key: token, jobIds: rows.map((row) => row.id) };
}
