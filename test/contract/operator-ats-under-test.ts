import { call } from '../support/http-client.ts';
import type { TestHub } from '../support/test-hub.ts';
import { type Arrival, FAULTS_OF, type PartnerUnderTest } from './partner-under-test.ts';

const SECRET = `whsec_${Buffer.from('andock-sandbox-operator-ats-key!').toString('base64')}`;
const TIMEOUT_MS = 1_000;

interface Received {
  readonly deliveries: readonly {
    readonly at: string;
    readonly account: string;
    readonly email: string;
    readonly status: number;
    readonly documents: readonly { readonly status: number; readonly sha256: string | null }[];
    readonly repeated: boolean;
    readonly sentAgain: boolean;
  }[];
}

let sandboxUrl = '';

const faults = async (hub: TestHub, body: object): Promise<void> => {
  const { status, text } = await call(`${hub.sandboxUrl}/operator-ats/_faults`, { method: 'PUT', body });
  if (status !== 200) throw new Error(`faults: ${status} ${text}`);
};

/** An own ATS and its stand-in. */
export const operatorAts: PartnerUnderTest = {
  partner: 'operator-ats',
  settings: { OPERATOR_ATS_TIMEOUT_MS: String(TIMEOUT_MS), OUTGOING_PRIVATE_HOSTS: '127.0.0.1' },
  secrets: [SECRET, SECRET.slice('whsec_'.length)],
  places: {
    open: 'Teamleitung Kundendienst',
    closed: 'Teamleitung Kundendienst [closed]',
    asking: { place: 'Teamleitung Kundendienst [asks]', field: 'shift_work' },
  },
  /** It tells repeated calls by their id and takes them with a clear word. */
  afterLostAnswer: 'acknowledged',

  async prepare(hub) {
    sandboxUrl = hub.sandboxUrl;
  },
  behave: (hub, behaviour) => faults(hub, FAULTS_OF(TIMEOUT_MS)[behaviour]),
  throttle: (hub, ms) => faults(hub, { mode: '429', ms }),
  async arrivals(hub) {
    const { body } = await call<Received>(`${hub.sandboxUrl}/operator-ats/_received`);
    return body.deliveries
      .filter(({ repeated, sentAgain }) => !repeated || sentAgain)
      .map(({ at, account: company, email, status, documents, sentAgain }): Arrival => ({
        ...{ at, company, email, status, sentAgain },
        files: documents.filter(({ sha256 }) => sha256 !== null).length,
      }));
  },
  async connect(manager, company) {
    await manager.stepUp();
    const values = { url: `${sandboxUrl}/operator-ats/${company}/in`, signingSecret: SECRET };
    const entered = await manager.put('/console/api/connections/operator-ats/credentials', values);
    if (entered.status !== 200) throw new Error(`credentials: ${entered.status} ${entered.text}`);
    const verified = await manager.post<{ state: string }>('/console/api/connections/operator-ats/verify', {
      testApplication: false,
      acceptUnproven: false,
    });
    return verified.body.state;
  },
  async link(manager, jobId, title) {
    const { status, text } = await manager.send('PATCH', `/console/api/jobs/${jobId}`, { title });
    if (status !== 200) throw new Error(`title: ${status} ${text}`);
  },
};
