import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { Clock } from '../platform/database/clock.js';
import { GroupCommit } from './group-commit.js';

const FOLD_MS = 3_600_000;
const MOST_REMEMBERED = 10_000;

interface Look {
  readonly at: number;
  readonly noted: Promise<void>;
}

/** Who of the staff looks into an organisation is in its log before anything is answered: once an hour for each reason. */
@Injectable()
export class StaffLooks {
  private readonly looks = new Map<string, Look>();

  constructor(
    private readonly log: GroupCommit,
    private readonly clock: Clock,
  ) {}

  /** Does nothing for whoever does not act for an organisation. Refuses when the log cannot be written. */
  async note(by: Actor): Promise<void> {
    const { organisationId, reason } = by;
    if (reason === null) return;
    const name = JSON.stringify([by.id, organisationId, reason]);
    const at = this.clock.now().getTime();
    const known = this.looks.get(name);
    if (known && at - known.at < FOLD_MS) return known.noted;
    const noted = this.log.durable({
      by,
      action: 'organisation.entered',
      targetId: organisationId,
      facts: {},
      outcome: 'success',
    });
    if (this.looks.size >= MOST_REMEMBERED) this.looks.clear();
    this.looks.set(name, { at, noted });
    await noted.catch((error: unknown) => {
      this.looks.delete(name);
      throw error;
    });
  }
}
