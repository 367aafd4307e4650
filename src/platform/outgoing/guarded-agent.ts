import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { isIP } from 'node:net';
import { Agent, buildConnector } from 'undici';
import type { PrivateHosts } from './private-hosts.js';
import { isPublicAddress } from './public-address.js';

/** A host that stands for an address which is not public, so no connection to it was made. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
  readonly code = 'ADDRESS_REFUSED';
}

type Lookup = typeof lookup;
type Found = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void;

/** The answers of a name service, all of them; another one can be given to try what hostile ones do. */
export type Resolve = (hostname: string, options: LookupOptions & { all: true }, found: Found) => void;

/**
 * Connects to public addresses only. A name is resolved once for each connection and the socket gets exactly the
 * addresses that were looked at, so a name service that answers differently the second time gains nothing.
 */
export function guardedAgent(privateHosts: PrivateHosts, resolve: Resolve = lookup): Agent {
  const toAnyone = buildConnector({ allowH2: false, timeout: CONNECT_TIMEOUT_MS });
  const toPublic = buildConnector({
    allowH2: false,
    timeout: CONNECT_TIMEOUT_MS,
    lookup: publicLookup(resolve),
  });
  return new Agent({
    allowH2: false,
    connect: (options, connected) => {
      if (privateHosts.has(options.hostname, options.port)) {
        toAnyone(options, connected);
      } else if (isIP(options.hostname) !== 0 && !isPublicAddress(options.hostname)) {
        connected(new AddressRefused(options.hostname), null);
      } else {
        toPublic(options, connected);
      }
    },
  });
}

const CONNECT_TIMEOUT_MS = 10_000;

function publicLookup(resolve: Resolve): Lookup {
  const guarded = (
    hostname: string,
    options: LookupOptions,
    found: (error: Error | null, address?: string | LookupAddress[], family?: number) => void,
  ): void => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return found(error ?? new AddressRefused(hostname));
      if (!addresses.every(({ address }) => isPublicAddress(address))) {
        return found(new AddressRefused(hostname));
      }
      return options.all ? found(null, addresses) : found(null, first.address, first.family);
    });
  };
  return guarded as Lookup;
}
