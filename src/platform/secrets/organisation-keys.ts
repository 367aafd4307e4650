import { Injectable } from '@nestjs/common';
import { SealingKeys } from './sealing-keys.js';

const KEPT_MS = 60_000;
const MOST_KEPT = 1_000;

interface Kept {
  readonly key: Promise<Buffer>;
  readonly until: number;
}

/** The keys of organisations, each remembered for a minute at most. */
@Injectable()
export class OrganisationKeys {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly keys: SealingKeys) {}

  /** Made at first use. Throws `MasterKeyDoesNotFit`. */
  open(organisationId: string): Promise<Buffer> {
    const now = performance.now();
    const known = this.kept.get(organisationId);
    if (known && known.until > now) return known.key;
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    const key = this.keys.openOrCreate(organisationId);
    this.kept.set(organisationId, { key, until: now + KEPT_MS });
    key.catch(() => this.kept.delete(organisationId));
    return key;
  }
}
