import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { instancesOf } from '../instances-of.js';
import type { Connector } from './connector.js';
import { Partner } from './partner.js';
import type { PartnerManifest } from './partner-manifest.js';
import type { PartnerSetup } from './partner-setup.js';

/** The partners that the operator offers, in the order of their names. */
@Injectable()
export class PartnerManifests {
  private known: ReadonlyMap<string, Partner> | undefined;

  constructor(private readonly discovery: DiscoveryService) {}

  all(): PartnerManifest[] {
    return [...this.partners().values()].map(({ manifest }) => manifest);
  }

  of(partner: string): PartnerManifest | undefined {
    return this.partners().get(partner)?.manifest;
  }

  /** How to deliver to a partner; undefined for inbound and unknown ones. */
  connectorOf(partner: string): Connector | undefined {
    return this.partners().get(partner)?.connector;
  }

  /** How a partner's credentials are read and verified; undefined for those that need none. */
  setupOf(partner: string): PartnerSetup | undefined {
    return this.partners().get(partner)?.setup;
  }

  private partners(): ReadonlyMap<string, Partner> {
    return (this.known ??= new Map(
      instancesOf(this.discovery, Partner)
        .sort((a, b) => a.manifest.partner.localeCompare(b.manifest.partner))
        .map((partner) => [partner.manifest.partner, partner]),
    ));
  }
}
