import type { DiscoveryService } from '@nestjs/core';
import { Check } from './check.js';

/** Every check that a module declares. */
export const checksOf = (discovery: DiscoveryService): Check[] =>
  discovery
    .getProviders()
    .map((provider) => provider.instance as unknown)
    .filter((instance): instance is Check => instance instanceof Check);
