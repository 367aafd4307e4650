import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { runSql } from '../../platform/database/run-sql.js';
import { VerificationNotFound } from '../audit.errors.js';
import { organisationOfLog } from '../sealing/log-id.js';
import type { VerificationView } from './verification.schemas.js';

interface Row {
  readonly id: string;
  readonly log_id: string;
  readonly state: VerificationView['state'];
  readonly progress: number;
  readonly requested_at: string | Date;
  readonly finished_at: string | Date | null;
  readonly size: string | null;
  readonly root: string | null;
  readonly findings: string | null;
}

/** How far a verification is, and what it found: for people of the organisation, and for staff. */
@Injectable()
export class ShowVerification {
  constructor(private readonly em: EntityManager) {}

  /** Refuses with `audit.verification-not-found`. */
  async run({ organisationId }: Actor, id: string): Promise<VerificationView> {
    const [row] = await runSql<Row>(
      this.em.fork(),
      'select * from audit_verification where id = $1 and ($2::uuid is null or log_id = $2)',
      [id, organisationId],
    );
    if (!row) throw new VerificationNotFound();
    return {
      id,
      organisationId: organisationOfLog(row.log_id),
      state: row.state,
      progress: row.progress,
      requestedAt: iso(row.requested_at),
      finishedAt: row.finished_at && iso(row.finished_at),
      size: row.size === null ? null : Number(row.size),
      root: row.root,
      findings: row.findings === null ? [] : (JSON.parse(row.findings) as string[]),
    };
  }
}

const iso = (at: string | Date): string => new Date(at).toISOString();
