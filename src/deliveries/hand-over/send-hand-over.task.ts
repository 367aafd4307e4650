import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { PartnerManifests } from '../../connections/public/partner-manifests.js';
import { Config } from '../../platform/config/config.js';
import { runSql } from '../../platform/database/run-sql.js';
import type { Language } from '../../platform/http/language.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { BackgroundTask } from '../../platform/queue/background-task.js';
import { handOverMail } from './hand-over-mail.js';
import { HandOverLinks } from './hand-over-links.js';

export const SEND_HAND_OVER = 'hand-over.send';

interface Row {
  readonly to: string;
  readonly language: Language;
  readonly sender: string;
  readonly job: string;
  readonly partner: string;
}

const WHAT = `
  select recipient.email as "to", recipient.language, sender.name as sender, job.title as job, delivery.partner
  from hand_over_link link
  join account recipient on recipient.id = link.recipient_id and recipient.disabled_at is null
  join account sender on sender.id = link.sent_by
  join delivery on delivery.id = link.delivery_id join job on job.id = delivery.job_id
  where link.id = $1 and link.expires_at > now()`;

/** Mails a link while it works. Sent twice, it holds the same link. */
@Injectable()
export class SendHandOverTask extends BackgroundTask {
  readonly name = SEND_HAND_OVER;

  constructor(
    private readonly em: EntityManager,
    private readonly mailer: Mailer,
    private readonly links: HandOverLinks,
    private readonly partners: PartnerManifests,
    private readonly config: Config,
  ) {
    super();
  }

  override async run({ linkId }: { linkId: string }): Promise<void> {
    const [row] = await runSql<Row>(this.em.fork(), WHAT, [linkId]);
    if (!row) return;
    const partnerName = this.partners.of(row.partner)?.name ?? row.partner;
    const link = this.links.urlOf(linkId);
    await this.mailer.send(handOverMail({ ...row, partnerName, link, operator: this.config.operator.name }));
  }
}
