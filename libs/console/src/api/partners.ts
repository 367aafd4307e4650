import { queryOptions } from '@tanstack/react-query';
import { get } from './call.js';
import { ApiProblem } from './problem.js';

/** A partner that this console has a page for. */
export const PARTNERS = ['join', 'personio'] as const;
export type PartnerName = (typeof PARTNERS)[number];

/** One value that the customer brings from the partner; its texts come in the reader's language. */
export interface CredentialField {
  name: string;
  label: string;
  help: string;
  /** Where the value is found in the partner's pages. */
  where: string;
  secret: boolean;
  maxLength: number;
}

/** What a partner says of itself; its texts come in the reader's language. */
export interface PartnerManifest {
  partner: string;
  /** The name as the partner writes it. */
  name: string;
  direction: 'inbound' | 'outbound';
  activation: 'by-support' | 'self-service';
  needsPaidPlan: boolean;
  credentialFields: CredentialField[];
  /** What to know before the activation. */
  help: string[];
  /** What to do at the partner after a key was saved or a credential was verified. */
  nextSteps: string[];
}

/** A partner's manifest, or null if the operator does not offer it. */
export const partnerQuery = (partner: PartnerName) =>
  queryOptions({
    queryKey: ['partners', partner],
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }) => {
      try {
        return await get<PartnerManifest>(`partners/${partner}`, { signal });
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 404) return null;
        throw error;
      }
    },
  });
