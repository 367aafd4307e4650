import { Injectable } from '@nestjs/common';
import { AuditListener, type RecordedEvent } from '../audit/audit-listener.js';
import { People } from '../organisations/public/people.js';
import { runSql } from '../platform/database/run-sql.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Message } from './public/message.js';
import { Notifier } from './public/notifier.js';

const THE_ONE_BEFORE = `
  select (convert_from(body, 'UTF8')::json -> 'facts' ->> 'findings')::int as findings from audit_event
  where action = 'log.verified' and action <> 'api.called' and target_id = $1 and id < $2 order by id desc limit 1`;

const message = (organisation: string, count: number): Message => ({
  kind: 'finding.log_tampered',
  subject: {
    en: 'The audit log is not what was recorded',
    de: 'Das Audit-Log ist nicht das, was aufgezeichnet wurde',
  },
  body: {
    en: 'A verification of the log of {organisation} has found {count} differences. Look at them under Audit › Verify now, leave the database as it is, and compare an export with a checkpoint that has left the machine.',
    de: 'Eine Prüfung des Logs von {organisation} hat {count} Abweichungen gefunden. Sie unter Audit › Jetzt prüfen ansehen, die Datenbank lassen, wie sie ist, und einen Export mit einem Prüfpunkt vergleichen, der die Maschine verlassen hat.',
  },
  params: { organisation, count: String(count) },
});

/** Tells the operator's admins and auditors when a log is found to be changed: once, not again with each verification. */
@Injectable()
export class TellOfTampering extends AuditListener {
  constructor(
    private readonly people: People,
    private readonly notifier: Notifier,
  ) {
    super();
  }

  override async recorded(tx: Tx, events: readonly RecordedEvent[]): Promise<void> {
    for (const event of events) if (event.action === 'log.verified') await this.verified(tx, event);
  }

  private async verified(tx: Tx, { id, targetId, organisationId, facts }: RecordedEvent): Promise<void> {
    const { findings } = facts as { findings: number };
    if (findings === 0) return;
    const [before] = await runSql<{ findings: number }>(tx, THE_ONE_BEFORE, [targetId, id]);
    if ((before?.findings ?? 0) > 0) return;
    const [organisation] = await runSql<{ name: string }>(tx, 'select name from organisation where id = $1', [
      organisationId,
    ]);
    const to = await this.people.auditDesk(tx);
    await this.notifier.tell(tx, to, message(organisation?.name ?? 'Andock', findings), null);
  }
}
