import { BlockList, isIP } from 'node:net';

const BITS = { 4: 32, 6: 128 } as const;
const known = new WeakMap<readonly string[], BlockList>();

/** An address or a network in CIDR notation, with its length; nothing for anything else. */
export function networkFrom(text: string): { address: string; prefix: number; family: 4 | 6 } | undefined {
  const [, address = '', length] = /^([0-9a-fA-F.:]{2,45})(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const family = isIP(address);
  if (family !== 4 && family !== 6) return undefined;
  const prefix = length === undefined ? BITS[family] : Number(length);
  return prefix <= BITS[family] ? { address, prefix, family } : undefined;
}

/** Whether an address lies within one of the networks; within none of them means everywhere. */
export function isWithin(address: string, networks: readonly string[]): boolean {
  if (networks.length === 0) return true;
  let list = known.get(networks);
  if (!list) known.set(networks, (list = listOf(networks)));
  const family = isIP(address);
  return family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks.map(networkFrom)) {
    if (network) list.addSubnet(network.address, network.prefix, network.family === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}
