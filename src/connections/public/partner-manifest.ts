import type { Text } from '../../platform/errors/domain-error.js';
import type { ConnectionState } from './connection-state.js';

/** One value that the customer has to bring from the partner; makes the form, the checks and the guide. */
export interface CredentialField {
  /** The field's name in the API, camelCase. */
  readonly name: string;
  readonly label: Text;
  readonly help: Text;
  /** Where the value is found in the partner's pages. */
  readonly where: Text;
  /** Never shown again once it was entered. */
  readonly secret: boolean;
  /** What a well-formed value looks like, as a regular expression. */
  readonly pattern?: string;
  /** Characters. */
  readonly maxLength: number;
}

/** All that the hub knows about a partner before it speaks with it. */
export interface PartnerManifest {
  /** Name in the API, such as `join`. */
  readonly partner: string;
  /** The name as the partner writes it. */
  readonly name: string;
  /** `inbound`: it calls us with a key of ours; `outbound`: we call it with a credential of the customer. */
  readonly direction: 'inbound' | 'outbound';
  /** Who switches it on: the operator's support after a request, or the customer itself. */
  readonly activation: 'by-support' | 'self-service';
  /** The customer has to confirm a paid plan with the partner when asking for the activation. */
  readonly needsPaidPlan: boolean;
  /** Mark on every application that comes from this partner. */
  readonly tag: string;
  /** Empty for inbound partners. */
  readonly credentialFields: readonly CredentialField[];
  /** What to know before the activation, in the order in which it is shown. */
  readonly help: readonly Text[];
  /** What to do at the partner after a key was saved or a credential was verified. */
  readonly nextSteps: readonly Text[];
  /** What each state means with this partner. */
  readonly states: Readonly<Record<ConnectionState, Text>>;
}
