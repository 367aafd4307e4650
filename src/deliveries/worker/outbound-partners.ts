import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Connector } from '../../connections/public/connector.js';
import { PartnerManifests } from '../../connections/public/partner-manifests.js';
import { DeliveryRoute } from '../public/delivery-route.js';

/** A partner that applications are delivered to: where they end there, and how they get there. */
export interface OutboundPartner {
  readonly route: DeliveryRoute;
  readonly connector: Connector;
}

/** The outbound partners of this hub. */
@Injectable()
export class OutboundPartners {
  private routes: ReadonlyMap<string, DeliveryRoute> | undefined;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly manifests: PartnerManifests,
  ) {}

  of(partner: string): OutboundPartner | undefined {
    const route = (this.routes ??= this.collected()).get(partner);
    const connector = this.manifests.connectorOf(partner);
    return route && connector && { route, connector };
  }

  private collected(): ReadonlyMap<string, DeliveryRoute> {
    const routes = this.discovery
      .getProviders()
      .map(({ instance }) => instance as unknown)
      .filter((instance): instance is DeliveryRoute => instance instanceof DeliveryRoute);
    return new Map(routes.map((route) => [route.partner, route]));
  }
}
