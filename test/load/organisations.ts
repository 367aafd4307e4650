import { randomUUID } from 'node:crypto';
import { mintApiKey } from '@andock/api-key';
import type { Pool } from 'pg';

const JOBS_OF_EACH = 100;
const CONNECTIONS_TO_EACH_PARTNER = 5;
const DESCRIPTION = `<p>${'Wir suchen Verstärkung für unser Team in Wien und Graz. '.repeat(27)}</p>`;

/** A customer among many. */
export interface Customer {
  readonly id: string;
  readonly managerId: string;
  readonly managerEmail: string;
  /** Connections to JOIN; the first has a key and the jobs. */
  readonly joinIds: readonly string[];
  /** Connections to Personio; applications of the first's jobs go there. */
  readonly personioIds: readonly string[];
  readonly jobIds: readonly string[];
  /** A key of JOIN, and one of the customer's own system. */
  readonly keys: { readonly partner: string; readonly ownSystem: string };
}

const ids = (count: number): string[] => Array.from({ length: count }, () => randomUUID());

/** One more customer with ten connections, a hundred jobs and their publications. */
export async function addCustomer(pool: Pool, passwordHash: string): Promise<Customer> {
  const [id, managerId] = [randomUUID(), randomUUID()];
  const [partner, ownSystem] = [mintApiKey('live'), mintApiKey('live')];
  const customer: Customer = {
    ...{ id, managerId, managerEmail: `${managerId}@example.org` },
    joinIds: ids(CONNECTIONS_TO_EACH_PARTNER),
    personioIds: ids(CONNECTIONS_TO_EACH_PARTNER),
    jobIds: ids(JOBS_OF_EACH),
    keys: { partner: partner.token, ownSystem: ownSystem.token },
  };
  await pool.query(`insert into organisation (id, name, country, created_at) values ($1, $2, 'AT', now())`, [
    id,
    `Load ${id.slice(0, 8)}`,
  ]);
  await pool.query(
    `insert into account (id, kind, role, organisation_id, email, name, password_hash, created_at)
     values ($1, 'member', 'manager', $2, $3, 'Load', $4, now())`,
    [managerId, id, customer.managerEmail, passwordHash],
  );
  await pool.query(
    `insert into connection (id, organisation_id, partner, label, state, accepts_from, last_seen_at, state_changed_at, created_at)
     select id, $1, partner, 'Standort ' || n, 'connected', '{}', now(), now(), now()
     from unnest($2::uuid[], $3::text[]) with ordinality as made (id, partner, n)`,
    [
      id,
      [...customer.joinIds, ...customer.personioIds],
      [...customer.joinIds.map(() => 'join'), ...customer.personioIds.map(() => 'personio')],
    ],
  );
  await pool.query(
    `insert into api_key (id, key_id, kind, organisation_id, connection_id, name, environment, scopes, digest, last4,
                          created_by, created_at, void_at, saved_at)
     values (gen_random_uuid(), $1, 'partner', $7, $9, 'load', 'live', '{jobs:read,applications:write}', $2, $3, $8, now(), now(), now()),
            (gen_random_uuid(), $4, 'own-system', $7, null, 'load', 'live',
             '{jobs:read,jobs:write,applications:read,applications:write,deliveries:read}', $5, $6, $8, now(), now(), now())`,
    [
      ...[partner.keyId, partner.digest, partner.last4],
      ...[ownSystem.keyId, ownSystem.digest, ownSystem.last4],
      ...[id, managerId, customer.joinIds[0]],
    ],
  );
  await pool.query(
    `insert into job (id, organisation_id, title, description_html, locations, employment_type, status, created_at)
     select id, $1, 'Stelle ' || n, $3, '[{"city":"Wien","country":"AT"}]', 'full_time',
            case when n % 5 = 0 then 'closed' else 'open' end, now()
     from unnest($2::uuid[]) with ordinality as made (id, n)`,
    [id, customer.jobIds, DESCRIPTION],
  );
  await pool.query(
    `insert into publication (id, organisation_id, job_id, connection_id, enabled, partner_state, first_published_at)
     select gen_random_uuid(), $1, id, $3, true, 'live', now() from unnest($2::uuid[]) as made (id)`,
    [id, customer.jobIds, customer.joinIds[0]],
  );
  await pool.query(
    `insert into personio_job (job_id, connection_id, organisation_id, position_id, host, created_at)
     select id, $3, $1, 1234567, null, now() from unnest($2::uuid[]) as made (id)`,
    [id, customer.jobIds, customer.personioIds[0]],
  );
  await pool.query(
    `insert into notice (id, account_id, organisation_id, kind, subject, body, created_at)
     select gen_random_uuid(), $2, $1, 'finding.partner_silent', '{"de":"Ein Befund","en":"A finding"}',
            '{"de":"Bitte nachsehen.","en":"Please look."}', now() - n * interval '1 hour'
     from generate_series(1, 200) n`,
    [id, managerId],
  );
  return customer;
}
