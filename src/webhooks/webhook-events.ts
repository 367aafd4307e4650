import type { AuditActionName } from '../audit/facts.js';

/** What a webhook can be told of. */
export const WEBHOOK_EVENTS = [
  'application.received',
  'application.erased',
  'delivery.delivered',
  'delivery.undeliverable',
  'connection.changed',
  'job.published',
  'job.unpublished',
  'support-request.created',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** Sent on demand, whatever events were chosen. */
export const TEST_EVENT = 'webhook.test';

/** An event of the log as webhooks tell it: ids, states, reasons; never anything a candidate wrote. */
export interface ToldEvent {
  readonly type: WebhookEvent;
  readonly data: Readonly<Record<string, string | number | null>>;
}

interface Recorded {
  readonly action: AuditActionName;
  readonly organisationId: string | null;
  readonly targetId: string | null;
  readonly facts: object;
}

type Facts = Readonly<Record<string, string | number | null>>;
type Telling = (id: string | null, facts: Facts) => ToldEvent | undefined;

const TELLINGS: Partial<Record<AuditActionName, Telling>> = {
  'application.received': (applicationId, { jobId = null, source = null, documentsExpected = null }) => ({
    type: 'application.received',
    data: { applicationId, jobId, source, documentsExpected },
  }),
  'application.erased': (applicationId) => ({ type: 'application.erased', data: { applicationId } }),
  'delivery.ended': (deliveryId, { applicationId = null, partner = null, state, reason, evidence }) => {
    const data = { deliveryId, applicationId, partner, state: state ?? null, reason: reason ?? null };
    if (state === 'delivered')
      return { type: 'delivery.delivered', data: { ...data, evidence: evidence ?? null } };
    return state === 'undeliverable' ? { type: 'delivery.undeliverable', data } : undefined;
  },
  'connection.changed': (connectionId, { partner = null, from = null, to = null, reason = null }) => ({
    type: 'connection.changed',
    data: { connectionId, partner, state: to, previousState: from, reason },
  }),
  'publication.shown': (_, { jobId = null, partner = null }) => ({
    type: 'job.published',
    data: { jobId, partner },
  }),
  'publication.hidden': (_, { jobId = null, partner = null }) => ({
    type: 'job.unpublished',
    data: { jobId, partner },
  }),
  'support-request.created': (supportRequestId, { partner = null }) => ({
    type: 'support-request.created',
    data: { supportRequestId, partner },
  }),
};

/** How webhooks tell an event of the log; nothing for those that they do not tell. */
export function toldAs({ action, organisationId, targetId, facts }: Recorded): ToldEvent | undefined {
  const told = TELLINGS[action]?.(targetId, facts as Facts);
  return told && { type: told.type, data: { organisationId, ...told.data } };
}
