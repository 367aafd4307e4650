import { Frontier, openNote, NoteRefused, parseCheckpoint } from '@andock/tamper-log';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../../platform/database/run-sql.js';
import { AuditKeys } from '../checkpoints/audit-keys.js';
import { LastSigned } from '../checkpoints/last-signed.js';
import { EventMac } from '../event-mac.js';
import { bodiesDroppedBelow } from '../retention/dropped-bodies.js';
import { organisationOfLog } from '../sealing/log-id.js';
import { readLeaves, type StoredLeaf } from './stored-leaves.js';

/** What a log is found to be, compared with itself and with what was signed. */
export interface LogVerdict {
  /** Leaves that were looked at. */
  readonly size: number;
  /** Root of the tree over them, base64. */
  readonly root: string;
  /** What is wrong, at most 100 sentences; empty when nothing is. */
  readonly findings: readonly string[];
}

/** Is told which part of the work is done, 0 to 1. */
export type Moved = (progress: number) => Promise<void>;

const MOST_FINDINGS = 100;
/** Sealing runs each second; an event that is still not sealed after this long was lost on the way. */
const SEALED_WITHIN = '10 minutes';

/** Compares events and what stands beside them with leaves, leaves with the head, the head with what was signed, and looks for events left out. */
@Injectable()
export class VerifyLog {
  constructor(
    private readonly entities: EntityManager,
    private readonly keys: AuditKeys,
    private readonly lastSigned: LastSigned,
    private readonly mac: EventMac,
  ) {}

  async run(logId: string, moved?: Moved): Promise<LogVerdict> {
    const em = this.entities.fork();
    const findings: string[] = [];
    const signed = await this.signedStates(em, logId, findings);
    const [head] = await runSql<{ size: string; root: Buffer }>(
      em,
      'select size, root from audit_log_head where log_id = $1',
      [logId],
    );
    const size = Number(head?.size ?? 0);
    const droppedBelow = await bodiesDroppedBelow(em, this.mac, logId);
    const tree = new Frontier();
    for await (const leaves of readLeaves(em, this.mac, logId, size)) {
      for (const leaf of leaves) {
        if (leaf.seq !== tree.size) findings.push(`Leaf ${tree.size} is missing.`);
        const wrong = wrongIn(leaf, droppedBelow);
        if (wrong) findings.push(`Event ${leaf.seq}: ${wrong}`);
        tree.append(leaf.hash);
        const root = signed.get(tree.size);
        if (root && !tree.root().equals(root))
          findings.push(`The first ${tree.size} leaves are not those that were signed.`);
        signed.delete(tree.size);
        if (findings.length > MOST_FINDINGS) return verdict(tree, findings);
      }
      await moved?.(Math.min(1, tree.size / size));
    }
    if (tree.size !== size) findings.push(`The head tells ${size} leaves, there are ${tree.size}.`);
    if (head && !tree.root().equals(head.root)) findings.push('The leaves do not give the root of the head.');
    for (const missing of signed.keys())
      findings.push(`${missing} leaves were signed, there are ${tree.size}.`);
    findings.push(...(await beyondHead(em, logId)), ...(await leftOut(em, logId)));
    return verdict(tree, findings);
  }

  private async signedStates(
    em: EntityManager,
    logId: string,
    findings: string[],
  ): Promise<Map<number, Buffer>> {
    const origin = this.keys.originOf(logId);
    const rows = await runSql<{ note: string }>(
      em,
      'select note from audit_checkpoint where log_id = $1 and origin = $2 order by size desc limit 1000',
      [logId, origin],
    );
    const states = rows.flatMap(({ note }) => {
      try {
        return [parseCheckpoint(openNote(note, this.keys.known).text)];
      } catch (error) {
        if (!(error instanceof NoteRefused)) throw error;
        findings.push(`A checkpoint is refused: ${error.message}.`);
        return [];
      }
    });
    const last = await this.lastSigned.of(origin);
    return new Map([
      ...states.map(({ size, root }) => [size, root] as const),
      ...(last.size > 0 ? [[last.size, last.root()] as const] : []),
    ]);
  }
}

function wrongIn({ seq, hasBody, wrong }: StoredLeaf, droppedBelow: number): string | null {
  return hasBody || seq < droppedBelow ? wrong : 'its body is missing.';
}

/** Leaves behind the last one that the head tells of. Both are read at the same moment, since logs grow all the time. */
async function beyondHead(em: EntityManager, logId: string): Promise<string[]> {
  const rows = await runSql<{ size: string; leaves: string }>(
    em,
    `select head.size, last.seq + 1 as leaves from audit_log_head head
     cross join lateral (select seq from audit_leaf where log_id = head.log_id order by seq desc limit 1) last
     where head.log_id = $1 and last.seq >= head.size`,
    [logId],
  );
  return rows.map(({ size, leaves }) => `The head tells ${size} leaves, there are ${leaves}.`);
}

/** Events that have no leaf and do not wait for one either. */
async function leftOut(em: EntityManager, logId: string): Promise<string[]> {
  const organisationId = organisationOfLog(logId);
  const rows = await runSql<{ id: string; what: string }>(
    em,
    `select event.id, 'has no leaf' as what from audit_event event
      where event.organisation_id ${organisationId === null ? 'is null and $1::uuid is null' : '= $1::uuid'}
        and event.at < now() - interval '${SEALED_WITHIN}'
        and not exists (select 1 from audit_leaf leaf where leaf.event_id = event.id)
        and not exists (select 1 from audit_quarantine aside where aside.event_id = event.id)
     union all
     select event_id, 'could not be sealed: ' || found from audit_quarantine where organisation_id is not distinct from $1::uuid
     limit ${MOST_FINDINGS}`,
    [organisationId],
  );
  return rows.map(({ id, what }) => `Event ${id} ${what}.`);
}

const verdict = (tree: Frontier, findings: readonly string[]): LogVerdict => ({
  size: tree.size,
  root: tree.root().toString('base64'),
  findings: findings.slice(0, MOST_FINDINGS),
});
