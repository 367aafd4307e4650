import { NO_FAULT, type Faults } from '../personio/faults.js';

/** The secret that every address of the stand-in checks signatures with. */
export const SIGNING_SECRET = `whsec_${Buffer.from('andock-sandbox-operator-ats-key!').toString('base64')}`;

/** A document as it was fetched from the hub. */
export interface FetchedDocument {
  readonly id: string;
  readonly fileName: string;
  readonly category: string;
  /** Of the fetch; 200 when it came. */
  readonly status: number;
  readonly size: number;
  readonly sha256: string | null;
}

/** A signed call with an application. */
export interface ReceivedDelivery {
  readonly at: string;
  readonly account: string;
  readonly webhookId: string;
  readonly applicationId: string | null;
  readonly jobId: string | null;
  readonly jobTitle: string | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly documents: readonly FetchedDocument[];
  readonly status: number;
  readonly reason: string | null;
  /** It had been taken before, under the same webhook-id. */
  readonly repeated: boolean;
  /** It came again after a clear 2xx. */
  readonly sentAgain: boolean;
}

/** All that the stand-in remembers. */
export class OperatorAtsState {
  faults: Faults = NO_FAULT;
  received: ReceivedDelivery[] = [];
  /** webhook-ids of applications that were taken. */
  readonly taken = new Set<string>();
  /** webhook-ids whose 2xx has left. */
  readonly acknowledged = new Set<string>();
  /** Who has applied to what. */
  readonly applicants = new Set<string>();

  clear(): void {
    this.received = [];
    this.taken.clear();
    this.acknowledged.clear();
    this.applicants.clear();
  }
}
