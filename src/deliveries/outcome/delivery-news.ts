import { Injectable } from '@nestjs/common';
import { PartnerManifests } from '../../connections/public/partner-manifests.js';
import { REASONS } from '../../connections/public/reasons.js';
import { JobLookup } from '../../jobs/public/job-lookup.js';
import type { Message } from '../../notifications/public/message.js';
import { Notifier } from '../../notifications/public/notifier.js';
import { People, type Person } from '../../organisations/public/people.js';
import type { Text } from '../../platform/errors/domain-error.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Delivery } from '../delivery.entity.js';

const PRESUMED: Text = {
  en: 'An attempt got no answer; later the partner said that it has the application. Look there whether it is complete.',
  de: 'Ein Versuch blieb ohne Antwort; später meldete der Partner, die Bewerbung zu haben. Dort nachsehen, ob sie vollständig ist.',
};
const MAY_HAVE_ARRIVED: Text = {
  en: 'An attempt got no answer, so the application may have arrived.',
  de: 'Ein Versuch blieb ohne Antwort, daher kann die Bewerbung angekommen sein.',
};

/** Tells the owner of a job, else all managers, what became of a delivery; never whose application it is. */
@Injectable()
export class DeliveryNews {
  constructor(
    private readonly jobs: JobLookup,
    private readonly people: People,
    private readonly notifier: Notifier,
    private readonly partners: PartnerManifests,
  ) {}

  async tell(tx: Tx, delivery: Delivery): Promise<void> {
    const { organisationId, jobId, partner } = delivery;
    const job = await this.jobs.ofOrganisation(tx, organisationId, jobId);
    const name = this.partners.of(partner)?.name ?? partner;
    await this.notifier.tell(
      tx,
      await this.concerned(tx, organisationId, job.ownerId),
      deliveryMessage(delivery, name, job.title),
      organisationId,
    );
  }

  private async concerned(tx: Tx, organisationId: string, ownerId: string | null): Promise<Person[]> {
    const owner = ownerId === null ? undefined : await this.people.account(ownerId, tx);
    return owner ? [owner] : this.people.managersOf(organisationId, tx);
  }
}

/** The message about a delivery that has ended otherwise than well. */
export function deliveryMessage(delivery: Delivery, partnerName: string, job: string): Message {
  const { id, applicationId, jobId, partner, reason, mayHaveArrived, state } = delivery;
  const leftBehind = reason === 'documents_not_delivered';
  const presumed = state === 'delivered' && !leftBehind;
  const why = reason && REASONS[reason];
  const body = (language: keyof Text) =>
    [
      ...(presumed ? [PRESUMED[language]] : []),
      ...(why ? [why.text[language], why.nextStep[language]] : []),
      ...(mayHaveArrived && !presumed ? [MAY_HAVE_ARRIVED[language]] : []),
    ].join('\n');
  return {
    kind: `delivery.${presumed ? 'presumed' : leftBehind ? 'documents-not-delivered' : 'undeliverable'}`,
    subject: presumed
      ? {
          en: '{job}: an application has probably arrived in {partnerName}',
          de: '{job}: Bewerbung ist vermutlich in {partnerName} angekommen',
        }
      : leftBehind
        ? {
            en: '{job}: a document came after the application was delivered to {partnerName}',
            de: '{job}: ein Dokument kam nach der Zustellung an {partnerName}',
          }
        : {
            en: '{job}: an application could not be delivered to {partnerName}',
            de: '{job}: Bewerbung konnte nicht an {partnerName} zugestellt werden',
          },
    body: { en: body('en'), de: body('de') },
    params: { partner, partnerName, job, jobId, deliveryId: id, applicationId, ...(reason && { reason }) },
  };
}
