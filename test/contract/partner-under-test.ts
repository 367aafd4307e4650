import type { PersonClient } from '../support/person-client.ts';
import type { TestHub } from '../support/test-hub.ts';

/** In which way the stand-in of a partner behaves from now on. */
export type Behaviour =
  | 'well'
  | 'refuses-credentials'
  | 'refuses-for-no-known-reason'
  | 'accepts-and-drops'
  | 'accepts-and-answers-late'
  | 'fails'
  | 'has-another-error-shape'
  | 'answers-wrong-types'
  | 'answers-far-too-much';

/** An application as the stand-in's own ledger has it. */
export interface Arrival {
  readonly at: string;
  readonly company: string;
  readonly email: string;
  readonly status: number;
  readonly files: number;
  /** The same person, job and company had got a clear acceptance before. */
  readonly sentAgain: boolean;
}

/** What the contract needs to know of an outbound partner and of its stand-in. */
export interface PartnerUnderTest {
  readonly partner: string;
  /** Settings of the hub: short deadlines, no budget in the way. */
  readonly settings: Readonly<Record<string, string>>;
  /** Never seen again once entered. */
  readonly secrets: readonly string[];
  /** Places at the partner that a job can be linked to. */
  readonly places: {
    readonly open: string;
    readonly closed: string;
    readonly asking: { readonly place: string; readonly field: string };
  };
  /** What is known once a delivery whose answer was lost is tried again. */
  readonly afterLostAnswer: 'acknowledged' | 'presumed';
  prepare(hub: TestHub): Promise<void>;
  behave(hub: TestHub, behaviour: Behaviour): Promise<void>;
  /** Every call is answered by: too many, come back after so many milliseconds. */
  throttle(hub: TestHub, retryAfterMs: number): Promise<void>;
  arrivals(hub: TestHub): Promise<readonly Arrival[]>;
  /** Enters the credentials of a company of the stand-in, verifies them, and answers with the connection's state. */
  connect(manager: PersonClient, company: string): Promise<string>;
  link(manager: PersonClient, jobId: string, place: string): Promise<void>;
}

/** The faults of the stand-ins; `timeoutMs` is how long the hub waits for an answer. */
export const FAULTS_OF = (timeoutMs: number): Readonly<Record<Behaviour, { mode: string; ms?: number }>> => ({
  well: { mode: 'none' },
  'refuses-credentials': { mode: 'unauthorized' },
  'refuses-for-no-known-reason': { mode: 'unknown-refusal' },
  'accepts-and-drops': { mode: 'drop-after-accept' },
  'accepts-and-answers-late': { mode: 'slow', ms: 3 * timeoutMs },
  fails: { mode: '500' },
  'has-another-error-shape': { mode: 'second-error-shape' },
  'answers-wrong-types': { mode: 'wrong-types' },
  'answers-far-too-much': { mode: 'huge-answer' },
});
