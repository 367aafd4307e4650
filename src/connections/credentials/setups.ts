import { Injectable } from '@nestjs/common';
import { RequestInvalid } from '../../platform/errors/request.errors.js';
import { NoCredentialsNeeded } from '../connections.errors.js';
import type { PartnerManifest } from '../public/partner-manifest.js';
import { PartnerManifests } from '../public/partner-manifests.js';
import type { PartnerSetup } from '../public/partner-setup.js';
import type { CredentialsInput } from './credentials-input.schema.js';
import { enteredValues } from './entered-values.js';

/** How a connection's credentials are entered and verified. */
export interface Setup {
  readonly manifest: PartnerManifest;
  readonly setup: PartnerSetup;
}

/** The set-ups of outbound partners. */
@Injectable()
export class Setups {
  constructor(private readonly partners: PartnerManifests) {}

  /** Throws `NoCredentialsNeeded`. */
  of(partner: string): Setup {
    const manifest = this.partners.of(partner);
    const setup = this.partners.setupOf(partner);
    if (!manifest || !setup) throw new NoCredentialsNeeded();
    return { manifest, setup };
  }

  /** What a person has entered, by the partner's own rules. Throws `RequestInvalid`. */
  read({ manifest, setup }: Setup, input: CredentialsInput): unknown {
    const values = enteredValues(manifest, input);
    const read = 'problems' in values ? values : setup.read(values.entered);
    if ('problems' in read) throw new RequestInvalid(read.problems);
    return read.secret;
  }
}
