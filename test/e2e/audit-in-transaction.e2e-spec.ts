import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ExecutionContext, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { lastValueFrom, of } from 'rxjs';
import { system, visitor } from '../../src/access/actor.js';
import { Call } from '../../src/access/call.js';
import { AuditInterceptor } from '../../src/audit/audit.interceptor.js';
import { AUDIT_RULE } from '../../src/audit/audited.decorators.js';
import { AuditLog } from '../../src/audit/audit-log.js';
import { GroupCommit } from '../../src/audit/group-commit.js';
import { StaffLooks } from '../../src/audit/staff-looks.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { ConnectedPartner } from '../support/connected-partner.ts';
import { refused } from '../support/refused.ts';
import { TestHub } from '../support/test-hub.ts';

let hub: TestHub;
let partner: ConnectedPartner;
beforeAll(async () => {
  hub = await TestHub.start();
  partner = await ConnectedPartner.connect(hub, await hub.staff('support'));
});
afterAll(() => hub.stop());

describe('an action and its event', () => {
  it('are undone together (trust 36)', async () => {
    const { id } = partner.organisation;
    const before = await hub.trail(id);
    const undone = hub.app.get(Transactions).run(async (tx) => {
      await tx.execute(`update organisation set name = 'Undone' where id = ?`, [id]);
      await hub.app
        .get(AuditLog)
        .record(tx, system('test', id), 'organisation.changed', id, { fields: ['name'] });
      throw new Error('the end of it');
    });
    await expect(undone).rejects.toThrow('the end of it');
    expect(await hub.trail(id)).toEqual(before);
    const { rows } = await hub.database.query('select name from organisation where id = $1', [id]);
    expect(rows).toEqual([{ name: 'Testfirma' }]);
  });

  it('come together: a success that has recorded nothing is not answered (trust 36)', async () => {
    const call = new Call('r', 'POST /forgetful', 201, null, null);
    const handler = () => undefined;
    SetMetadata(AUDIT_RULE, { actions: ['key.deleted'] })(handler);
    const context = {
      getHandler: () => handler,
      switchToHttp: () => ({ getRequest: () => ({ actor: visitor(call) }) }),
    } as unknown as ExecutionContext;
    const interceptor = new AuditInterceptor(
      new Reflector(),
      hub.app.get(GroupCommit),
      hub.app.get(StaffLooks),
    );
    const answer = () => lastValueFrom(interceptor.intercept(context, { handle: () => of('done') }));
    await expect(answer()).rejects.toThrow('did not record key.deleted');
    call.noteRecorded('key.deleted');
    await expect(answer()).resolves.toBe('done');
  });

  it('503 (trust 42): where the log cannot be written nothing is answered and nothing is changed', async () => {
    const job = await partner.publishedJob();
    await hub.database.query('alter table audit_event rename to audit_event_away');
    try {
      const read = await partner.join.get('/v1/jobs');
      expect(read).toEqual(refused(503, 'request.unavailable'));
      const change = await partner.manager.patch(`/console/api/jobs/${job}`, { title: 'Anders' });
      expect(change.status).toBeGreaterThanOrEqual(500);
      expect(change.text).not.toMatch(/audit_event|relation|select|insert/i);
    } finally {
      await hub.database.query('alter table audit_event_away rename to audit_event');
    }
    expect((await partner.join.get<{ title: string }>(`/v1/jobs/${job}`)).body.title).not.toBe('Anders');
  });
});
