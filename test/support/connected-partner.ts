import { expectStatus } from './expect-status.ts';
import { KeyClient } from './key-client.ts';
import type { PersonClient } from './person-client.ts';
import type { TestHub, TestOrganisation } from './test-hub.ts';

interface Id {
  readonly id: string;
}

export const A_JOB = {
  title: 'Koch (m/w/d)',
  descriptionHtml: '<p>Wir kochen.</p>',
  locations: [{ city: 'Wien', country: 'AT' }],
  employmentType: 'full_time',
  status: 'open',
};

export const anApplication = (jobId: string, more: object = {}) => ({
  jobId,
  candidate: { firstName: 'Anna', lastName: 'Muster', email: 'anna@example.org' },
  ...more,
});

/** An organisation whose JOIN was activated over the API, and JOIN with the key that was saved for it. */
export class ConnectedPartner {
  private constructor(
    readonly organisation: TestOrganisation,
    readonly manager: PersonClient,
    readonly join: KeyClient,
    /** The id of the key's row. */
    readonly keyId: string,
  ) {}

  /** `support` approves; one person can do so for many organisations. */
  static async connect(hub: TestHub, support: PersonClient): Promise<ConnectedPartner> {
    const organisation = await hub.organisation();
    const manager = await organisation.member('manager');
    const asked = await manager.post<Id>('/console/api/support-requests', {
      partner: 'join',
      confirmedPaidPlan: true,
    });
    expectStatus(201, asked);
    expectStatus(200, await support.post(`/console/api/support-requests/${asked.body.id}/approve`));
    await manager.stepUp();
    const generated = await manager.post<Id & { key: string }>('/console/api/connections/join/keys');
    expectStatus(201, generated);
    const { id, key } = generated.body;
    expectStatus(200, await manager.post(`/console/api/keys/${id}/save`));
    return new ConnectedPartner(organisation, manager, new KeyClient(hub.url, key), id);
  }

  /** A new job, open unless it says otherwise. */
  async job(more: object = {}): Promise<string> {
    const { body } = expectStatus(
      201,
      await this.manager.post<Id>('/console/api/jobs', { ...A_JOB, ...more }),
    );
    return body.id;
  }

  async publish(jobId: string, enabled = true): Promise<void> {
    expectStatus(200, await this.manager.put(`/console/api/jobs/${jobId}/publications/join`, { enabled }));
  }

  async publishedJob(more: object = {}): Promise<string> {
    const id = await this.job(more);
    await this.publish(id);
    return id;
  }

  /** An application that JOIN has pushed. */
  async application(jobId: string, more: object = {}): Promise<string> {
    const { body } = expectStatus(
      201,
      await this.join.post<Id>('/v1/applications', anApplication(jobId, more)),
    );
    return body.id;
  }
}
