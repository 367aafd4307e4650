import { anApplication, ConnectedPartner } from './connected-partner.ts';
import { eventually } from './eventually.ts';
import { expectStatus } from './expect-status.ts';
import type { Operation } from './operations.ts';
import { operatorKey, ownSystem } from './operator-key.ts';
import type { PersonClient } from './person-client.ts';
import type { TestHub } from './test-hub.ts';

interface Rows {
  readonly data: readonly { id: string; partner?: string; state?: string }[];
}

/** A small PDF, and its category, as a form carries them. */
export function aDocument(): FormData {
  const form = new FormData();
  form.set('category', 'cv');
  form.set('file', new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' }), 'cv.pdf');
  return form;
}

/** An organisation with one of everything that has an id, so that others can try to reach it. */
export class FurnishedOrganisation {
  private constructor(
    readonly partner: ConnectedPartner,
    /** Ids by the part of a path that stands before them. */
    private readonly ids: Readonly<Record<string, string>>,
  ) {}

  static async furnish(hub: TestHub, support: PersonClient): Promise<FurnishedOrganisation> {
    const partner = await ConnectedPartner.connect(hub, support);
    const { manager, join } = partner;
    const externalId = `HR-${partner.organisation.id}`;
    const job = await partner.publishedJob({ externalId });
    const application = await partner.application(job);
    const made = await manager.post<{ id: string }>(
      '/console/api/applications',
      anApplication(job, { documentsExpected: 1 }),
    );
    const { deliveries } = expectStatus(
      200,
      await manager.get<{ deliveries: { id: string }[] }>(
        `/console/api/applications/${expectStatus(201, made).body.id}`,
      ),
    ).body;
    const document = await join.send<{ id: string }>(
      'POST',
      `/v1/applications/${application}/documents`,
      aDocument(),
    );
    const period = { from: '2020-01-01', to: '2120-01-01', format: 'jsonl' };
    const exported = await manager.post<{ id: string }>('/console/api/audit/exports', period);
    const verification = await manager.post<{ id: string }>('/console/api/audit/verify');
    const invited = await manager.post<{ id: string }>('/console/api/members', {
      email: `invited-to-${partner.organisation.id}@example.org`,
      role: 'recruiter',
      language: 'de',
    });
    const system = ownSystem(hub, await operatorKey(hub, 'organisations:write'), partner.organisation.id);
    const link = await system.post<{ id: string }>('/v1/connect-links', { partner: 'join' });
    await manager.stepUp();
    const webhook = await manager.post<{ id: string }>('/console/api/webhooks', {
      url: 'https://hr.example.org/hook',
      events: ['job.published'],
    });
    const webhooks = expectStatus(201, webhook).body.id;
    const tested = await manager.post<{ messageId: string }>(`/console/api/webhooks/${webhooks}/test`);
    const first = async (path: string) => (await manager.get<Rows>(path)).body.data[0]?.id ?? '';
    const connections = await manager.get<Rows>('/console/api/connections');
    const connection = (name: string) => connections.body.data.find((one) => one.partner === name)?.id ?? '';
    return new FurnishedOrganisation(partner, {
      jobs: job,
      'by-external-id': externalId,
      checks: 'audit.checkpoints',
      'notice-preferences': 'finding',
      applications: application,
      documents: expectStatus(201, document).body.id,
      deliveries: deliveries[0]?.id ?? '',
      keys: partner.keyId,
      connections: connection('join'),
      'connect-links': expectStatus(201, link).body.id,
      publications: connection('join'),
      'connections of personio': connection('personio'),
      'support-requests': await first('/console/api/support-requests'),
      members: manager.actor.id,
      staff: manager.actor.id,
      invitations: expectStatus(201, invited).body.id,
      sessions: await first('/console/api/sessions'),
      notices: await eventually('a notice', () => first('/console/api/notices')),
      webhooks,
      messages: expectStatus(202, tested).body.messageId,
      events: await first('/console/api/audit/events'),
      exports: expectStatus(202, exported).body.id,
      verifications: expectStatus(202, verification).body.id,
    });
  }

  /** The ids of everything it has. */
  get everyId(): string[] {
    return Object.values(this.ids);
  }

  /** What stands for each parameter of a route, in their order. */
  idsFor({ path, parameters }: Pick<Operation, 'path' | 'parameters'>): string[] {
    return parameters.map((parameter) => {
      const before = path.slice(0, path.indexOf(parameter)).split('/').at(-2) ?? '';
      const toPersonio =
        before === 'connections' &&
        /\/(credentials|check|verify|sources|job-mappings|field-mapping)$/.test(path);
      const id = this.ids[toPersonio ? 'connections of personio' : before];
      if (!id) throw new Error(`No id for ${parameter} in ${path}: furnish an organisation with one.`);
      return id;
    });
  }
}

/** The path of a route with these values in place of its parameters. */
export const pathOf = ({ path, parameters }: Operation, ids: readonly string[]): string =>
  parameters.reduce((filled, parameter, at) => filled.replace(parameter, ids[at] ?? ''), path);
