import type { Request } from 'express';

const IPV4_IN_IPV6 = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i;

/** The caller's address; an IPv4 one as such, even when it came in through an IPv6 socket. */
export const addressOf = ({ ip }: Pick<Request, 'ip'>): string | null =>
  ip?.replace(IPV4_IN_IPV6, '') ?? null;
