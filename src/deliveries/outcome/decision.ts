import type { Outcome } from '../../connections/public/connector.js';
import { type Reason, REASONS } from '../../connections/public/reasons.js';
import type { Words } from '../delivery.entity.js';

/** What is known about this delivery and its like when the partner's answer is judged. */
export interface Known {
  /** An earlier attempt of this delivery, for the same person at the same job, may have arrived. */
  readonly ownAmbiguous: boolean;
  /** Another application of the same person to the same job was delivered or may have arrived. */
  readonly otherArrived: boolean;
  /** The answer is about the credentials that are current now. */
  readonly credentialIsCurrent: boolean;
}

/** What becomes of a delivery after an attempt. */
export type Decision =
  | { readonly step: 'presume' }
  | { readonly step: 'end'; readonly reason: Reason; readonly words: Words }
  /** Its application was erased meanwhile. */
  | { readonly step: 'cancel'; readonly ambiguous: boolean }
  | { readonly step: 'hold'; readonly reason: Reason; readonly words: Words }
  /** The connection goes to repair for this reason, and the delivery waits for that. */
  | { readonly step: 'repair'; readonly reason: Reason; readonly words: Words }
  /** The answer was about credentials that have been replaced: again, with the current ones. */
  | { readonly step: 'again' }
  | { readonly step: 'wait'; readonly retryAfterMs: number | null }
  /** Tried again after a wait, or at once. Without a reason it was our own fault. */
  | {
      readonly step: 'fail';
      readonly reason: Reason | null;
      readonly ambiguous: boolean;
      readonly words: Words;
      readonly atOnce: boolean;
    };

/** Any outcome but the partner's word that it has the application, after which there is nothing to decide. */
export type Undecided = Exclude<Outcome, Delivered> | (Extract<Outcome, Delivered> & Presumed);
type Delivered = { readonly kind: 'delivered' };
type Presumed = { readonly evidence: 'presumed' };

/** The evidence rule and the table of reasons. */
export function decide(outcome: Undecided, known: Known): Decision {
  switch (outcome.kind) {
    case 'delivered':
      return { step: 'presume' };
    case 'rate-limited':
      return { step: 'wait', retryAfterMs: outcome.retryAfterMs };
    case 'failed': {
      const { reason, ambiguous, partnerWords = null } = outcome;
      return { step: 'fail', reason, ambiguous, words: { field: null, partnerWords }, atOnce: false };
    }
    case 'refused':
      return afterRefusal(
        outcome.reason,
        { field: outcome.field ?? null, partnerWords: outcome.partnerWords },
        known,
      );
  }
}

function afterRefusal(reason: Reason, words: Words, known: Known): Decision {
  if (reason === 'duplicate_application' && known.ownAmbiguous && !known.otherArrived)
    return { step: 'presume' };
  switch (REASONS[reason].effect) {
    case 'end':
      return { step: 'end', reason, words };
    case 'hold':
      return { step: 'hold', reason, words };
    case 'repair':
      return known.credentialIsCurrent ? { step: 'repair', reason, words } : { step: 'again' };
    case 'wait':
      return { step: 'wait', retryAfterMs: null };
    case 'retry':
      return { step: 'fail', reason, ambiguous: false, words, atOnce: false };
  }
}
