import { call } from '../support/http-client.ts';
import type { PersonClient } from '../support/person-client.ts';
import type { TestHub } from '../support/test-hub.ts';
import { type Arrival, FAULTS_OF, type PartnerUnderTest } from './partner-under-test.ts';

const TOKEN = 'sandbox-personio-token';
const TIMEOUT_MS = 1_000;
const COMPANIES = 100;

interface Received {
  readonly applications: readonly {
    readonly at: string;
    readonly companyId: string;
    readonly email: string;
    readonly status: number;
    readonly files: readonly unknown[];
    readonly sentAgain: boolean;
  }[];
}

const put = async (hub: TestHub, path: string, body: object): Promise<void> => {
  const { status, text } = await call(`${hub.sandboxUrl}/personio/${path}`, { method: 'PUT', body });
  if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
};

/** Personio and its stand-in. */
export const personio: PartnerUnderTest = {
  partner: 'personio',
  settings: { PERSONIO_TIMEOUT_MS: String(TIMEOUT_MS), PERSONIO_CALLS_PER_MINUTE: '1000' },
  secrets: [TOKEN],
  places: { open: '1234567', closed: '1234569', asking: { place: '1234568', field: 'custom_attribute_1' } },
  /** It refuses what it already has, so its answer is only a hint. */
  afterLostAnswer: 'presumed',

  async prepare(hub) {
    await put(hub, '_companies', { count: COMPANIES });
    await put(hub, '_limits', { perMinute: 1_000 });
  },
  behave: (hub, behaviour) => put(hub, '_faults', FAULTS_OF(TIMEOUT_MS)[behaviour]),
  throttle: (hub, ms) => put(hub, '_faults', { mode: '429', ms }),
  async arrivals(hub) {
    const { body } = await call<Received>(`${hub.sandboxUrl}/personio/_received`);
    return body.applications.map(({ at, companyId: company, email, status, files, sentAgain }): Arrival => ({
      ...{ at, company, email, status, sentAgain },
      files: files.length,
    }));
  },
  async connect(manager: PersonClient, company: string) {
    await manager.stepUp();
    const job = `https://muster-${company}.jobs.personio.com/job/1234567`;
    const values = { job, companyId: company, accessToken: TOKEN, channelId: '815' };
    const entered = await manager.put('/console/api/connections/personio/credentials', values);
    if (entered.status !== 200) throw new Error(`credentials: ${entered.status} ${entered.text}`);
    const verified = await manager.post<{ state: string }>('/console/api/connections/personio/verify', {
      testApplication: false,
      acceptUnproven: true,
    });
    return verified.body.state;
  },
  async link(manager, jobId, job) {
    const { status, text } = await manager.put(`/console/api/jobs/${jobId}/ats/personio`, { job });
    if (status !== 200) throw new Error(`link: ${status} ${text}`);
  },
};
