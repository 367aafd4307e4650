import type { CreateClientConfig } from '../generated/client.gen.js';
import { reachHub } from './reach-hub.js';

/** How the generated client reaches the hub: on its own origin, by the one way out. */
export const createClientConfig: CreateClientConfig = (config) => ({
  ...config,
  baseUrl: location.origin,
  fetch: (input, init) => reachHub(new Request(input, init)),
});
