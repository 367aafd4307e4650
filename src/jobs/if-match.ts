import { VersionUnreadable } from './jobs.errors.js';

/** The version that a header `If-Match` asks for; null when any will do. */
export function versionIn(ifMatch: string | undefined): number | null {
  if (ifMatch === undefined || ifMatch === '*') return null;
  const [, version] = /^"?(\d{1,9})"?$/.exec(ifMatch.trim()) ?? [];
  if (version === undefined) throw new VersionUnreadable();
  return Number(version);
}
