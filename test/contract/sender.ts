import { randomUUID } from 'node:crypto';
import { eventually } from '../support/eventually.ts';
import type { PersonClient } from '../support/person-client.ts';
import type { TestHub } from '../support/test-hub.ts';
import type { PartnerUnderTest } from './partner-under-test.ts';

/** A delivery as the console shows it. */
export interface DeliveryShown {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly field: string | null;
  readonly partnerWords: string | null;
  readonly evidence: string | null;
  readonly mayHaveArrived: boolean;
  readonly attemptsMade: number;
  readonly dueAt: string;
  readonly attempts: readonly {
    readonly outcome: string | null;
    readonly ambiguous: boolean;
    readonly finishedAt: string | null;
    readonly exchanges: readonly { readonly status: number | null }[];
  }[];
}

let companies = 100_000;

/** An organisation that is connected to the partner under a company of its own, and sends applications there. */
export class Sender {
  private constructor(
    readonly organisationId: string,
    readonly company: string,
    readonly manager: PersonClient,
    readonly jobId: string,
    private readonly subject: PartnerUnderTest,
  ) {}

  /** Its one job is linked to the partner's open place. */
  static async connected(hub: TestHub, subject: PartnerUnderTest): Promise<Sender> {
    companies += 1;
    const organisation = await hub.organisation();
    const manager = await organisation.member('manager');
    const job = await manager.post<{ id: string }>('/console/api/jobs', {
      title: 'Teamleitung Kundendienst',
      descriptionHtml: '<p>Ein Team von acht Personen führen.</p>',
      locations: [{ city: 'Linz', country: 'AT' }],
      employmentType: 'full_time',
      status: 'open',
    });
    const sender = new Sender(organisation.id, String(companies), manager, job.body.id, subject);
    const state = await sender.connect();
    if (state !== 'connected') throw new Error(`The connection is ${state}.`);
    await sender.link(subject.places.open);
    return sender;
  }

  connect = (): Promise<string> => this.subject.connect(this.manager, this.company);
  link = (place: string): Promise<void> => this.subject.link(this.manager, this.jobId, place);

  /** Receives an application and answers with its id. */
  async apply(email = newEmail(), documentsExpected = 0): Promise<string> {
    const created = await this.manager.post<{ id: string }>('/console/api/applications', {
      jobId: this.jobId,
      documentsExpected,
      candidate: { firstName: 'Theodora', lastName: 'Quittenbaum', email, phone: '+43 660 7654321' },
      message: 'Ein Anschreiben, das niemand sonst lesen soll.',
    });
    if (created.status !== 201) throw new Error(`application: ${created.status} ${created.text}`);
    return created.body.id;
  }

  async upload(applicationId: string, fileName = 'Lebenslauf.txt'): Promise<void> {
    const form = new FormData();
    form.set('category', 'cv');
    form.set('file', new Blob(['Berufserfahrung: zwölf Jahre.']), fileName);
    const { status, text } = await this.manager.post(
      `/console/api/applications/${applicationId}/documents`,
      form,
    );
    if (status !== 201) throw new Error(`document: ${status} ${text}`);
  }

  /** The delivery of an application, as it is now. */
  async delivery(applicationId: string): Promise<DeliveryShown> {
    const { body } = await this.manager.get<{ deliveries: { id: string; partner: string }[] }>(
      `/console/api/applications/${applicationId}`,
    );
    const found = body.deliveries.find(({ partner }) => partner === this.subject.partner);
    return (await this.manager.get<DeliveryShown>(`/console/api/deliveries/${found?.id}`)).body;
  }

  /** The delivery, once it is in this state for this reason. */
  async until(applicationId: string, state: string, reason: string | null = null): Promise<DeliveryShown> {
    let last: DeliveryShown | undefined;
    return eventually(`the delivery is ${state} ${reason ?? ''}`, async () => {
      last = await this.delivery(applicationId);
      return last.state === state && last.reason === reason && last;
    }).catch((error: unknown) => {
      throw new Error(`${String(error)}; it is ${JSON.stringify(last)}`);
    });
  }

  /** A person asks to deliver again. */
  retry = (deliveryId: string) =>
    this.manager.post<{ code: string }>(`/console/api/deliveries/${deliveryId}/retry`);

  async connection(): Promise<{ state: string; reason: string | null }> {
    const { body } = await this.manager.get<{
      data: { partner: string; state: string; reason: string | null }[];
    }>('/console/api/connections');
    const found = body.data.find(({ partner }) => partner === this.subject.partner);
    if (!found) throw new Error('no connection');
    return { state: found.state, reason: found.reason };
  }

  /** Kinds of the notices that the manager got. */
  async notices(): Promise<string[]> {
    const { body } = await this.manager.get<{ data: { kind: string }[] }>('/console/api/notices?limit=100');
    return body.data.map(({ kind }) => kind);
  }
}

export const newEmail = (): string => `theodora.${randomUUID()}@example.org`;
