import type { Parcel } from '../connections/public/parcel.js';
import type { ConnectedTarget } from './operator-ats-secret.js';

/** Where a document can be fetched, and until when. */
export interface LinkTo {
  readonly url: string;
  readonly expiresAt: Date;
}

/** An application as the own ATS gets it. */
export function toDeliveryEvent(
  parcel: Parcel,
  { job }: ConnectedTarget,
  at: Date,
  linkTo: (documentId: string) => LinkTo,
) {
  const { applicationId, candidate, message, answers, source, receivedAt, documents } = parcel;
  const { id, externalId, title, questions } = job;
  return {
    type: 'application.delivery',
    timestamp: at.toISOString(),
    data: {
      id: applicationId,
      job: { id, externalId, title },
      candidate,
      message,
      answers: answers.map(({ questionId, value }) => ({
        questionId,
        question: questions[questionId] ?? null,
        value,
      })),
      source,
      receivedAt: receivedAt.toISOString(),
      documents: documents.map(({ id: documentId, fileName, category, mediaType, size }) => {
        const { url, expiresAt } = linkTo(documentId);
        return {
          ...{ id: documentId, fileName, category, mediaType, size },
          ...{ url, expiresAt: expiresAt.toISOString() },
        };
      }),
    },
  };
}

/** What may be kept of it: ids and counts, nothing of the candidate and no link. */
export const redactedEvent = ({ type, data }: ReturnType<typeof toDeliveryEvent>) => ({
  type,
  data: {
    id: data.id,
    job: data.job.id,
    answers: data.answers.length,
    documents: data.documents.map(({ id, category, size }) => ({ id, category, size })),
  },
});
