import { isIP } from 'node:net';
import type { PrivateHosts } from './private-hosts.js';
import { isPublicAddress } from './public-address.js';

/** Why an address that somebody entered is never called. */
export type UrlRefusal = 'not-a-url' | 'not-https' | 'has-credentials' | 'not-public';

const LOCAL_NAME = /^(localhost|[^.]+)$|\.(localhost|local|internal|home\.arpa|localdomain)$/;

/**
 * What speaks against calling this address; null when nothing is seen. A name is only proven when it is resolved, at
 * the call itself, so this is for telling early.
 */
export function refusalOfUrl(text: string, privateHosts: PrivateHosts): UrlRefusal | null {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) return 'not-a-url';
  if (url.username !== '' || url.password !== '') return 'has-credentials';
  const hostname = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (privateHosts.has(hostname, url.port)) return null;
  if (url.protocol !== 'https:') return 'not-https';
  const isPublic = isIP(hostname) === 0 ? !LOCAL_NAME.test(hostname) : isPublicAddress(hostname);
  return isPublic ? null : 'not-public';
}
