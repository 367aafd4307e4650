import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Database } from './database.js';

const CONNECTIONS = 6;

/** A few plain connections for what the ORM is not made for: sessions and notifications. */
@Injectable()
export class SidePool extends pg.Pool implements OnApplicationShutdown {
  constructor(database: Database) {
    super({ connectionString: database.url, max: CONNECTIONS });
    const logger = new Logger(SidePool.name);
    this.on('error', (error) => logger.warn(error.message));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.end();
  }
}
