import { call } from '../support/http-client.ts';
import type { PersonClient } from '../support/person-client.ts';
import type { TestHub } from '../support/test-hub.ts';
import type { Arrival, Behaviour, PartnerUnderTest } from './partner-under-test.ts';

const TOKEN = 'sandbox-personio-token';
const TIMEOUT_MS = 1_000;
const COMPANIES = 100;

const FAULTS: Readonly<Record<Behaviour, { mode: string; ms?: number }>> = {
  well: { mode: 'none' },
  'refuses-credentials': { mode: 'unauthorized' },
  'refuses-for-no-known-reason': { mode: 'unknown-refusal' },
  'accepts-and-drops': { mode: 'drop-after-accept' },
  'accepts-and-answers-late': { mode: 'slow', ms: 3 * TIMEOUT_MS },
  fails: { mode: '500' },
  'has-another-error-shape': { mode: 'second-error-shape' },
  'answers-wrong-types': { mode: 'wrong-types' },
  'answers-far-too-much': { mode: 'huge-answer' },
};

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

  async prepare(hub) {
    await put(hub, '_companies', { count: COMPANIES });
    await put(hub, '_limits', { perMinute: 1_000 });
  },
  behave: (hub, behaviour) => put(hub, '_faults', FAULTS[behaviour]),
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
