import { randomUUID } from 'node:crypto';
import { bearer, requestsCase } from '../requests-case.ts';

/** A partner's application: idempotency, sealing key, delivery and audit events in one transaction. */
export const v1ApplicationCreate = requestsCase({
  name: 'v1-application-create',
  expected: 201,
  requests: ({ fixture }) => [
    {
      method: 'POST',
      path: '/v1/applications',
      setupRequest: (request) => ({
        ...request,
        headers: {
          ...bearer(fixture),
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
        },
        body: JSON.stringify({
          jobId: fixture.jobIds[Math.floor(Math.random() * fixture.jobIds.length)],
          documentsExpected: 0,
          candidate: {
            firstName: 'Anna',
            lastName: 'Beispiel',
            email: `${randomUUID()}@example.org`,
            phone: '+43 1 2345678',
          },
          message: 'Mit Interesse habe ich Ihre Anzeige gelesen.',
        }),
      }),
    },
  ],
});
