import { BadCall } from '../router.js';

/** In which ways JOIN can misbehave. */
export const JOIN_FAULTS = [
  'none',
  'wrong-key',
  'double-posts',
  'slow',
  'huge-documents',
  'stale-cursor',
] as const;
export type JoinFault = (typeof JOIN_FAULTS)[number];

/** Reads `{mode}`. */
export function readJoinFault({ mode }: Record<string, unknown>): JoinFault {
  const known = JOIN_FAULTS.find((fault) => fault === mode);
  if (!known) throw new BadCall(400, `mode must be one of ${JOIN_FAULTS.join(', ')}`);
  return known;
}
