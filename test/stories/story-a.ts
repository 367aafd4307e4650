import { randomUUID } from 'node:crypto';
import { eventually } from '../support/eventually.ts';
import { call } from '../support/http-client.ts';
import { PersonClient } from '../support/person-client.ts';
import { expectThat } from './narrator.ts';
import { coverLetter, curriculumVitae } from './papers.ts';
import {
  type ApplicationView,
  type ConnectionView,
  type JobView,
  type List,
  MANAGER,
  type Stage,
  SUPPORT,
} from './stage.ts';

interface JoinState {
  readonly state: string;
  readonly jobs: { readonly live: readonly { id: string }[]; readonly archived: readonly unknown[] };
}

/** Story A: a manager activates JOIN, JOIN pulls jobs and pushes an application with its documents. */
export async function storyA({ hubUrl, sandboxUrl, password, narrator }: Stage): Promise<void> {
  narrator.chapter('Geschichte A: JOIN aktivieren', 'Story A: activate JOIN');
  const manager = await PersonClient.signIn(hubUrl, MANAGER, password);
  const support = await PersonClient.signIn(hubUrl, SUPPORT, password);
  const stateOfJoin = async () => {
    const { body } = await manager.get<List<ConnectionView>>('/console/api/connections');
    return body.data.find(({ partner }) => partner === 'join')?.state;
  };
  const join = <Body = JoinState>(path: string, body?: unknown) =>
    call<Body>(`${sandboxUrl}/join/${path}`, body === undefined ? {} : { method: 'POST', body });

  await narrator.step('JOIN ist zu Beginn aus.', 'JOIN is off to begin with.', async () => {
    if ((await stateOfJoin()) !== 'off')
      await manager.post('/console/api/connections/join/switch-off', { confirm: true });
    expectThat('JOIN is off', (await stateOfJoin()) === 'off', await stateOfJoin());
  });

  const requestId = await narrator.step(
    'Die Managerin fragt die Aktivierung an; ein zweiter Klick fragt kein zweites Mal.',
    'The manager asks for the activation; a second click does not ask twice.',
    async () => {
      const ask = () =>
        manager.post<{ id: string; state: string }>('/console/api/support-requests', {
          partner: 'join',
          confirmedPaidPlan: true,
        });
      const [first, second] = [await ask(), await ask()];
      expectThat(
        'created once',
        first.status === 201 && second.status === 200 && first.body.id === second.body.id,
        [first, second],
      );
      expectThat('JOIN is requested', (await stateOfJoin()) === 'requested', await stateOfJoin());
      return first.body.id;
    },
  );

  await narrator.step(
    'Der Support sieht die Anfrage und genehmigt sie.',
    'Support sees the request and approves it.',
    async () => {
      const queue = await support.get<List<{ id: string }>>('/console/api/support-requests?state=open');
      expectThat(
        'in the queue',
        queue.body.data.some(({ id }) => id === requestId),
        queue.body,
      );
      const approved = await support.post(`/console/api/support-requests/${requestId}/approve`);
      expectThat('approved', approved.status < 300, approved);
      expectThat('JOIN is enabled', (await stateOfJoin()) === 'enabled', await stateOfJoin());
    },
  );

  const key = await narrator.step(
    'Jeder Klick erzeugt einen anderen Schlüssel; erst gespeichert gilt er, danach ist er verdeckt.',
    'Every click makes another key; only a saved one counts, and then it is masked.',
    async () => generateKey(manager, true),
  );

  await narrator.step(
    'In JOIN eingetragen, ist die Verbindung ausstehend und dann verbunden.',
    'Pasted into JOIN, the connection is pending and then connected.',
    async () => {
      expectThat('pending', (await stateOfJoin()) === 'pending', await stateOfJoin());
      await join('key', { key: key.key });
      await eventually('JOIN is connected', async () => {
        await join('poll', {});
        return (await join('_state')).body.state === 'connected' && (await stateOfJoin()) === 'connected';
      });
    },
  );

  const jobs = await narrator.step(
    'Stellen gehen erst nach JOIN, wenn ihr Schalter an ist; dann stehen LinkedIn und XING dabei.',
    'Jobs reach JOIN only when their switch is on; then LinkedIn and XING are shown.',
    async () => {
      const { body } = await manager.get<List<JobView>>('/console/api/jobs?status=open');
      const chosen = body.data.slice(0, 2);
      expectThat('two open jobs', chosen.length === 2, body.data.length);
      for (const { id } of body.data)
        await manager.put(`/console/api/jobs/${id}/publications/join`, { enabled: false });
      await join('poll', {});
      expectThat(
        'no job is live',
        (await join('_state')).body.jobs.live.length === 0,
        (await join('_state')).body,
      );
      for (const { id } of chosen) {
        const switched = await manager.put(`/console/api/jobs/${id}/publications/join`, { enabled: true });
        expectThat('switched on', switched.status === 200, switched);
      }
      await join('poll', {});
      expectThat(
        'two jobs are live',
        (await join('_state')).body.jobs.live.length === 2,
        (await join('_state')).body,
      );
      const { body: job } = await manager.get<JobView>(`/console/api/jobs/${chosen[0]?.id}`);
      const boards =
        job.publications.find(({ partner }) => partner === 'join')?.boards.map(({ name }) => name) ?? [];
      expectThat(
        'boards are shown',
        boards.includes('LinkedIn') && boards.includes('XING'),
        job.publications,
      );
      return chosen;
    },
  );

  const email = `anna.${randomUUID()}@example.org`;
  await narrator.step(
    'Eine Bewerbung in JOIN erscheint von selbst, mit Lebenslauf, Anschreiben und dem Vermerk join.',
    'An application in JOIN appears by itself, with CV, cover letter and the tag join.',
    async () => {
      const papers = [await curriculumVitae('Anna Beispiel'), await coverLetter('Anna Beispiel')];
      const files = papers.map(({ fileName, category, content }) => ({
        fileName,
        category,
        contentBase64: content.toString('base64'),
      }));
      const candidate = { firstName: 'Anna', lastName: 'Beispiel', email, phone: '+43 660 1234567' };
      const applied = await join<unknown>('apply', { jobId: jobs[0]?.id, candidate, files });
      expectThat('applied', applied.status < 300, applied);
      const seen = await eventually('the application arrives', () => applicationOf(manager, email, 2));
      expectThat('tagged', seen.tags.includes('join'), seen);
      const sizes = seen.documents.map(({ size }) => size).sort();
      expectThat(
        'both documents, whole',
        String(sizes) === String(papers.map(({ content }) => content.length).sort()),
        seen.documents,
      );
    },
  );

  await narrator.step(
    'Ein gelöschter Schlüssel wird sofort abgewiesen, und die Verbindung sagt, dass sie zu reparieren ist.',
    'A deleted key is refused at once, and the connection says that it needs repair.',
    async () => {
      await manager.stepUp();
      const deleted = await manager.delete(`/console/api/keys/${key.id}`);
      expectThat('deleted', deleted.status === 204, deleted);
      const refused = await call(`${hubUrl}/v1/connection`, {
        headers: { authorization: `Bearer ${key.key}` },
      });
      expectThat('refused', refused.status === 401, refused);
      await join('poll', {});
      await eventually(
        'both sides say repair',
        async () => (await join('_state')).body.state === 'repair' && (await stateOfJoin()) === 'repair',
      );
    },
  );

  await narrator.step('Mit einem neuen Schlüssel geht es weiter.', 'With a new key it goes on.', async () => {
    const next = await generateKey(manager, false);
    await join('key', { key: next.key });
    await eventually('JOIN is connected again', async () => {
      await join('poll', {});
      return (await stateOfJoin()) === 'connected';
    });
  });
}

interface NewKey {
  readonly id: string;
  readonly key: string;
  readonly last4: string;
}

async function generateKey(manager: PersonClient, asksForPassword: boolean): Promise<NewKey> {
  const generate = () => manager.post<NewKey & { code?: string }>('/console/api/connections/join/keys');
  if (asksForPassword) {
    const asked = await generate();
    expectThat('the password is asked for again', asked.body.code === 'access.step-up-required', asked);
  }
  await manager.stepUp();
  const [first, second] = [await generate(), await generate()];
  expectThat(
    'two keys',
    first.status === 201 && second.status === 201 && first.body.key !== second.body.key,
    [first.status, second.status],
  );
  const old = await manager.post(`/console/api/keys/${first.body.id}/save`);
  expectThat('the first one is void', old.status === 409 || old.status === 404, old);
  const saved = await manager.post(`/console/api/keys/${second.body.id}/save`, { overlap: 'none' });
  expectThat('saved', saved.status === 200, saved);
  const list = await manager.get<List<{ id: string; masked: string; last4: string }>>(
    '/console/api/connections/join/keys',
  );
  const shown = list.body.data.find(({ id }) => id === second.body.id);
  expectThat(
    'masked but for its end',
    shown?.last4 === second.body.key.slice(-4) && !list.text.includes(second.body.key),
    list.body,
  );
  return second.body;
}

/** The application of an e-mail address, once it has all its documents. */
export async function applicationOf(
  manager: PersonClient,
  email: string,
  documents: number,
): Promise<ApplicationView | undefined> {
  const { body } = await manager.get<List<{ id: string }>>(
    `/console/api/applications?email=${encodeURIComponent(email)}`,
  );
  const [found] = body.data;
  if (!found) return undefined;
  const one = await manager.get<ApplicationView>(`/console/api/applications/${found.id}`);
  return one.body.documents.length === documents ? one.body : undefined;
}
