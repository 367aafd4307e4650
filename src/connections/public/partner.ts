import type { Connector } from './connector.js';
import type { PartnerManifest } from './partner-manifest.js';
import type { PartnerSetup } from './partner-setup.js';

/** Port: each partner's module provides one, and thereby the operator offers that partner. */
export abstract class Partner {
  abstract readonly manifest: PartnerManifest;
  /** How applications are delivered to it; only outbound partners have one. */
  readonly connector?: Connector;
  /** How its credentials are read and verified; only outbound partners have one. */
  readonly setup?: PartnerSetup;
}
