import type { DiscoveryService } from '@nestjs/core';

/** Every provider of the application that implements a port. */
export function instancesOf<T>(
  discovery: DiscoveryService,
  port: abstract new (...parts: never[]) => T,
): T[] {
  const instances = discovery.getProviders().map((provider) => provider.instance as unknown);
  return [...new Set(instances.filter((instance): instance is T => instance instanceof port))];
}
