import { openNote, parseCheckpoint, verifyInclusion } from '@andock/tamper-log';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { runSql } from '../../platform/database/run-sql.js';
import type { Language } from '../../platform/http/language.js';
import { AuditEventNotFound } from '../audit.errors.js';
import { AuditKeys } from '../checkpoints/audit-keys.js';
import { type EventRow, eventView } from '../event-view.js';
import { momentOf } from '../id-span.js';
import { CodeNames } from '../sentences/code-names.js';
import { leafHashes } from '../sealing/leaf-hashes.js';
import type { ProvenEvent } from '../verification/verification.schemas.js';
import { auditPath, type SubtreeHashes } from './audit-path.js';
import { storedSubtrees } from './stored-subtrees.js';

interface Row extends EventRow {
  readonly log_id: string | null;
  readonly leaf_hash: Buffer | null;
}

/** One event, with the proof that its log holds it as soon as a checkpoint covers it. */
@Injectable()
export class GetEvent {
  constructor(
    private readonly em: EntityManager,
    private readonly keys: AuditKeys,
    private readonly codes: CodeNames,
  ) {}

  /** Refuses with `audit.event-not-found`. */
  async run(by: Actor, eventId: string, language: Language): Promise<ProvenEvent> {
    const [row] = await runSql<Row>(
      this.em.fork(),
      `select event.id, leaf.seq, event.organisation_id, event.body, identity.display, identity.ip, identity.user_agent,
              leaf.log_id, leaf.leaf_hash
         from audit_event event left join audit_identity identity on identity.event_id = event.id
              left join audit_leaf leaf on leaf.event_id = event.id
        where event.id = $1 and ($2::uuid is null or event.organisation_id = $2)
          and ($3::timestamptz is null or event.at = $3)`,
      [eventId, by.organisationId, momentOf(eventId) ?? null],
    );
    if (!row) throw new AuditEventNotFound();
    const view = eventView(row, language, this.codes);
    return { ...view, body: row.body.toString('utf8'), proof: await this.proofOf(row) };
  }

  private async proofOf({ seq, log_id: logId, leaf_hash: leaf }: Row): Promise<ProvenEvent['proof']> {
    if (seq === null || logId === null || leaf === null) return null;
    const em = this.em.fork();
    const [found] = await runSql<{ note: string }>(
      em,
      'select note from audit_checkpoint where log_id = $1 and origin = $2 and size > $3 order by size limit 1',
      [logId, this.keys.originOf(logId), seq],
    );
    if (!found) return null;
    const { size, root } = parseCheckpoint(openNote(found.note, this.keys.known).text);
    const index = Number(seq);
    let path = await auditPath(storedSubtrees(em, logId), index, size);
    if (!verifyInclusion({ leaf, index, size, root, proof: path })) {
      path = await auditPath(leavesOnly(em, logId), index, size);
    }
    return {
      index,
      size,
      leaf: leaf.toString('base64'),
      root: root.toString('base64'),
      path: path.map((hash) => hash.toString('base64')),
      checkpoint: found.note,
    };
  }
}

/** Stored subtrees may have been tampered with; the leaves are what was signed. */
const leavesOnly = (em: EntityManager, logId: string): SubtreeHashes =>
  async function* (level, first, end) {
    if (level === 0) yield* leafHashes(em, logId, first, end);
  };
