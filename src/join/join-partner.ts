import { Injectable } from '@nestjs/common';
import { Partner } from '../connections/public/partner.js';
import type { PartnerManifest } from '../connections/public/partner-manifest.js';
import { Config } from '../platform/config/config.js';
import { joinManifest } from './join.manifest.js';

/** By this the operator offers JOIN. */
@Injectable()
export class JoinPartner extends Partner {
  override readonly manifest: PartnerManifest;

  constructor(config: Config) {
    super();
    this.manifest = joinManifest(config.operator.name);
  }
}
