import { randomUUID } from 'node:crypto';
import { eventually } from '../support/eventually.ts';
import { call } from '../support/http-client.ts';
import { PersonClient } from '../support/person-client.ts';
import { expectThat } from './narrator.ts';
import { coverLetter, curriculumVitae, type Paper } from './papers.ts';
import {
  type ApplicationView,
  type ConnectionView,
  type JobView,
  type List,
  MANAGER,
  type Stage,
} from './stage.ts';

const VALUES = {
  job: 'https://muster.jobs.personio.com/job/1234567',
  companyId: '4711',
  accessToken: 'sandbox-personio-token',
  channelId: '815',
};

interface Verification {
  readonly state: string;
  readonly values: Record<keyof typeof VALUES, { verdict: string; reason: string | null; message: string }>;
}
interface Received {
  readonly applications: readonly {
    email: string;
    jobPositionId: number;
    status: number;
    reason: string | null;
    files: readonly unknown[];
  }[];
}

/** Story B: a manager connects Personio, applications are delivered there exactly once. */
export async function storyB({ hubUrl, sandboxUrl, password, narrator }: Stage): Promise<void> {
  narrator.chapter('Geschichte B: Personio anbinden', 'Story B: connect Personio');
  const manager = await PersonClient.signIn(hubUrl, MANAGER, password);
  const personio = '/console/api/connections/personio';
  const inPersonio = async (email: string) => {
    const { body } = await call<Received>(`${sandboxUrl}/personio/_received`);
    return body.applications.filter((application) => application.email === email);
  };
  const fault = (mode: string) => call(`${sandboxUrl}/personio/_faults`, { method: 'PUT', body: { mode } });
  await fault('none');
  await call(`${sandboxUrl}/personio/_limits`, { method: 'PUT', body: { perMinute: 1000 } });
  await manager.stepUp();

  await narrator.step(
    'Falsche Zugangsdaten werden beim Prüfen benannt, und nichts wird gespeichert.',
    'Wrong credentials are named by the check, and nothing is stored.',
    async () => {
      const checked = await manager.post<Verification>(`${personio}/check`, {
        ...VALUES,
        accessToken: 'not-the-token',
      });
      expectThat('the token is refuted', checked.body.values?.accessToken.verdict === 'refuted', checked);
    },
  );

  await narrator.step(
    'Mit den vier Werten ist Personio verbunden; zu jedem Wert steht, was geprüft ist.',
    'With the four values Personio is connected; each says what is proven.',
    async () => {
      const saved = await manager.put(`${personio}/credentials`, VALUES);
      expectThat(
        'saved without showing the token',
        saved.status === 200 && !saved.text.includes(VALUES.accessToken),
        saved,
      );
      const verified = await manager.post<Verification>(`${personio}/verify`, {
        testApplication: false,
        acceptUnproven: true,
      });
      expectThat(
        'job and token are confirmed',
        verified.body.values?.job.verdict === 'confirmed' &&
          verified.body.values.accessToken.verdict === 'confirmed',
        verified.body,
      );
      expectThat('connected', verified.body.state === 'connected', verified.body);
    },
  );

  const jobs = await narrator.step(
    'Eine Stelle wird über ihren Personio-Link zugeordnet.',
    'A job is linked by its Personio link.',
    async () => {
      const { body } = await manager.get<List<JobView>>('/console/api/jobs?status=open');
      const [mapped, second, unmapped] = body.data;
      const linked = await manager.put(`/console/api/jobs/${mapped?.id}/ats/personio`, { job: VALUES.job });
      expectThat('linked', linked.status === 200, linked);
      return { mapped: String(mapped?.id), second: String(second?.id), unmapped: String(unmapped?.id) };
    },
  );

  const email = `max.${randomUUID()}@example.org`;
  const papers = [await curriculumVitae('Max Muster'), await coverLetter('Max Muster')];
  await narrator.step(
    'Eine Bewerbung kommt mit beiden Unterlagen in Personio an, genau einmal.',
    'An application arrives in Personio with both documents, exactly once.',
    async () => {
      const id = await apply(manager, jobs.mapped, email, papers);
      const delivery = await deliveryOf(manager, id, 'delivered');
      expectThat('acknowledged', delivery.evidence === 'acknowledged', delivery);
      const arrived = await inPersonio(email);
      expectThat(
        'once, with two files',
        arrived.length === 1 && arrived[0]?.status === 201 && arrived[0].files.length === 2,
        arrived,
      );
    },
  );

  await narrator.step(
    'Dieselbe Person noch einmal: nicht zustellbar, gesagt und nie wiederholt.',
    'The same person again: undeliverable, told, and never tried again.',
    async () => {
      const id = await apply(manager, jobs.mapped, email, []);
      const delivery = await deliveryOf(manager, id, 'undeliverable');
      expectThat('a duplicate', delivery.reason === 'duplicate_application', delivery);
      const again = await manager.post<{ code: string }>(`/console/api/deliveries/${delivery.id}/retry`);
      expectThat('trying again is refused', again.status === 409, again);
      expectThat(
        'still once in Personio',
        (await inPersonio(email)).filter(({ status }) => status === 201).length === 1,
        await inPersonio(email),
      );
    },
  );

  await narrator.step(
    'Ohne Personio-Stelle wartet eine Bewerbung; zugeordnet geht sie von selbst hinaus.',
    'Without a Personio job an application waits; once linked it goes out by itself.',
    async () => {
      const waiting = `eva.${randomUUID()}@example.org`;
      const fresh = await manager.post<JobView>('/console/api/jobs', {
        title: 'Teamleitung Kundendienst',
        descriptionHtml: '<p>Ein Team von acht Personen führen.</p>',
        locations: [{ city: 'Linz', country: 'AT' }],
        employmentType: 'full_time',
        status: 'open',
      });
      expectThat('a new job', fresh.status === 201, fresh);
      const id = await apply(manager, fresh.body.id, waiting, []);
      const held = await deliveryOf(manager, id, 'held');
      expectThat('held for its job', held.reason === 'job_not_mapped', held);
      await manager.put(`/console/api/jobs/${fresh.body.id}/ats/personio`, { job: '1234570' });
      await deliveryOf(manager, id, 'delivered');
      expectThat('once in Personio', (await inPersonio(waiting)).length === 1, await inPersonio(waiting));
    },
  );

  await narrator.step(
    'Lehnt Personio die Zugangsdaten ab, wartet die Bewerbung und geht nach der Reparatur hinaus.',
    'When Personio refuses the credentials, the application waits and goes out after repair.',
    async () => {
      const patient = `uwe.${randomUUID()}@example.org`;
      await fault('unauthorized');
      const id = await apply(manager, jobs.mapped, patient, []);
      const held = await deliveryOf(manager, id, 'held');
      expectThat(
        'nothing arrived',
        (await inPersonio(patient)).every(({ status }) => status !== 201),
        held,
      );
      const list = await manager.get<List<ConnectionView>>('/console/api/connections');
      expectThat(
        'the connection is in repair',
        list.body.data.some(({ partner, state }) => partner === 'personio' && state === 'repair'),
        list.body,
      );
      await fault('none');
      await manager.put(`${personio}/credentials`, VALUES);
      const verified = await manager.post<Verification>(`${personio}/verify`, {
        testApplication: false,
        acceptUnproven: true,
      });
      expectThat('connected again', verified.body.state === 'connected', verified.body);
      await deliveryOf(manager, id, 'delivered');
      expectThat(
        'once in Personio',
        (await inPersonio(patient)).filter(({ status }) => status === 201).length === 1,
        await inPersonio(patient),
      );
    },
  );

  await narrator.step(
    'Alles steht im Protokoll der Organisation.',
    'All of it stands in the organisation’s log.',
    async () => {
      for (const action of ['credential.verified', 'job.mapped', 'application.received', 'delivery.ended']) {
        const events = await manager.get<List<{ action: string }>>(
          `/console/api/audit/events?action=${action}`,
        );
        expectThat(`${action} is recorded`, events.body.data.length > 0, events);
      }
    },
  );
}

async function apply(
  manager: PersonClient,
  jobId: string,
  email: string,
  papers: readonly Paper[],
): Promise<string> {
  const candidate = { firstName: 'Max', lastName: 'Muster', email, phone: '+49 170 1234567' };
  const created = await manager.send<{ id: string }>(
    'POST',
    '/console/api/applications',
    { jobId, documentsExpected: papers.length, candidate },
    { 'idempotency-key': randomUUID() },
  );
  expectThat('received', created.status === 201, created);
  for (const { fileName, category, mediaType, content } of papers) {
    const form = new FormData();
    form.set('category', category);
    form.set('file', new Blob([new Uint8Array(content)], { type: mediaType }), fileName);
    const uploaded = await manager.post<{ size: number }>(
      `/console/api/applications/${created.body.id}/documents`,
      form,
    );
    expectThat('uploaded whole', uploaded.status === 201 && uploaded.body.size === content.length, uploaded);
  }
  return created.body.id;
}

const deliveryOf = (manager: PersonClient, applicationId: string, state: string) =>
  eventually(`the delivery is ${state}`, async () => {
    const { body } = await manager.get<ApplicationView>(`/console/api/applications/${applicationId}`);
    return body.deliveries.find((delivery) => delivery.partner === 'personio' && delivery.state === state);
  });
