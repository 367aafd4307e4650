import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Public } from '../../src/access/access.decorators.js';
import { AppModule } from '../../src/app.module.js';
import { NotAudited } from '../../src/audit/audited.decorators.js';
import { readSettings } from '../../src/platform/config/settings.schema.js';
import type { Database } from '../../src/platform/database/database.js';
import { createTestDatabase } from '../support/test-database.ts';

@Controller('silent')
class WithoutRight {
  @Get()
  read(): string {
    return 'open to the world';
  }
}

@Controller('silent')
class WithoutAudit {
  @Post()
  @Public('a test')
  change(): string {
    return 'nobody will ever know';
  }
}

@Controller('declared')
class Declared {
  @Post()
  @Public('a test')
  @NotAudited('a test')
  change(): string {
    return 'as agreed';
  }
}

describe('the start of the hub (trust 15)', () => {
  let database: Database;
  let dataDir: string;
  beforeAll(async () => {
    database = await createTestDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'andock-start-'));
  });
  afterAll(async () => {
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** Starts the whole hub with one more controller. */
  async function startWith(controller: new () => object): Promise<void> {
    const config = readSettings({
      NODE_ENV: 'test',
      ROLES: 'api',
      LOG_LEVEL: 'silent',
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
    });
    @Module({ imports: [AppModule.with(config, database)], controllers: [controller] })
    class HubWithOneMore {}
    const app = await NestFactory.create(HubWithOneMore, { logger: false, abortOnError: false });
    try {
      await app.init();
    } finally {
      await app.close();
    }
  }

  it('stops at a route that does not say who may call it (trust 15)', async () => {
    await expect(startWith(WithoutRight)).rejects.toThrow('GET /silent does not say who may call it.');
  });

  it('stops at a changing route that says nothing of the audit log', async () => {
    await expect(startWith(WithoutAudit)).rejects.toThrow(
      'POST /silent does not say what it leaves in the audit log.',
    );
  });

  it('goes well with a route that says both', async () => {
    await expect(startWith(Declared)).resolves.toBeUndefined();
  });
});
