import { eventually } from '../support/eventually.ts';
import { call } from '../support/http-client.ts';
import { PersonClient } from '../support/person-client.ts';

export const DEMO_PASSWORD = 'a password for the demo';
export const TOKEN = 'sandbox-personio-token';
const MANAGER = 'manager@muster.test';
const PERSONIO = '/console/api/connections/personio';
const VALUES = { job: '1234567', companyId: '4711', accessToken: TOKEN, channelId: '815' };

/** Settings of a hub process whose partner is a stand-in of this test. */
export const settingsFor = (
  database: { readonly url: string; readonly migrationUrl: string },
  sandboxUrl: string,
  dataDir: string,
): Record<string, string> => ({
  DATA_DIR: dataDir,
  DATABASE_URL: database.url,
  DATABASE_MIGRATION_URL: database.migrationUrl,
  DEMO_PASSWORD,
  SANDBOX: 'off',
  LOG_LEVEL: 'error',
  RETRY_SCALE: '0.005',
  PERSONIO_CALLS_PER_MINUTE: '1000000',
  PERSONIO_TIMEOUT_MS: '3000',
  PERSONIO_BASE_URL: `${sandboxUrl}/personio`,
  PERSONIO_FEED_URL: `${sandboxUrl}/personio/feed/{company}/xml`,
});

/** What the stand-in counts for itself. */
export interface Ledger {
  readonly applications: readonly {
    readonly email: string | null;
    readonly status: number;
    /** The same person had got a clear 201 before. */
    readonly sentAgain: boolean;
  }[];
}
export const ledgerOf = async (sandboxUrl: string): Promise<Ledger> =>
  (await call<Ledger>(`${sandboxUrl}/personio/_received`)).body;

export const misbehave = (sandboxUrl: string, fault: { mode: string; rate?: number; ms?: number }) =>
  call(`${sandboxUrl}/personio/_faults`, { method: 'PUT', body: fault });
export const liftLimits = (sandboxUrl: string) =>
  call(`${sandboxUrl}/personio/_limits`, { method: 'PUT', body: { perMinute: 1_000_000 } });

export const signIn = (url: string): Promise<PersonClient> =>
  PersonClient.signIn(url, MANAGER, DEMO_PASSWORD);

/** Connects Muster GmbH to Personio, links its first open job, and answers with that job. */
export async function connectMuster(manager: PersonClient): Promise<string> {
  await manager.stepUp();
  await manager.put(`${PERSONIO}/credentials`, VALUES);
  await manager.post(`${PERSONIO}/verify`, { testApplication: false, acceptUnproven: true });
  const jobs = await manager.get<{ data: { id: string }[] }>('/console/api/jobs?status=open');
  const jobId = String(jobs.body.data[0]?.id);
  await eventually('the job is linked', async () => {
    const { status } = await manager.put(`/console/api/jobs/${jobId}/ats/personio`, { job: VALUES.job });
    return status === 200;
  });
  return jobId;
}

/** The id of a new application to the job; nothing when the hub could not take it. */
export async function apply(
  manager: PersonClient,
  jobId: string,
  email: string,
): Promise<string | undefined> {
  const candidate = { firstName: 'Ida', lastName: 'Rasch', email };
  try {
    const { status, body } = await manager.post<{ id: string }>('/console/api/applications', {
      ...{ jobId, candidate },
      documentsExpected: 0,
    });
    return status === 201 ? body.id : undefined;
  } catch {
    return undefined;
  }
}
