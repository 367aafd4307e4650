import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { DeliveryRoute } from './public/delivery-route.js';

/** The routes of all outbound partners. */
@Injectable()
export class DeliveryRoutes {
  private known: ReadonlyMap<string, DeliveryRoute> | undefined;

  constructor(private readonly discovery: DiscoveryService) {}

  of(partner: string): DeliveryRoute | undefined {
    return (this.known ??= this.collected()).get(partner);
  }

  private collected(): ReadonlyMap<string, DeliveryRoute> {
    const routes = this.discovery
      .getProviders()
      .map(({ instance }) => instance as unknown)
      .filter((instance): instance is DeliveryRoute => instance instanceof DeliveryRoute);
    return new Map(routes.map((route) => [route.partner, route]));
  }
}
