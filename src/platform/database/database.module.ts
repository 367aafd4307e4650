import { MikroOrmModule } from '@mikro-orm/nestjs';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Config } from '../config/config.js';
import { Clock, DatabaseClock } from './clock.js';
import { Database } from './database.js';
import { PreparingClient } from './preparing-client.js';
import { SidePool } from './side-pool.js';
import { Signals } from './signals.js';
import { Transactions } from './transactions.js';

/** Connects MikroORM as the runtime role and offers transactions and the clock to every module. */
@Global()
@Module({})
export class DatabaseModule {
  static async with(config: Config, database: Database): Promise<DynamicModule> {
    const orm = await MikroOrmModule.forRoot({
      driver: PostgreSqlDriver,
      clientUrl: database.url,
      autoLoadEntities: true,
      registerRequestContext: false,
      allowGlobalContext: false,
      discovery: { warnWhenNoEntities: false },
      pool: { min: 2, max: config.database.pool },
      forceUtcTimezone: true,
      driverOptions: { Client: PreparingClient },
    });
    return {
      module: DatabaseModule,
      imports: [orm],
      providers: [
        Transactions,
        SidePool,
        Signals,
        { provide: Database, useValue: database },
        { provide: Clock, useClass: DatabaseClock },
      ],
      exports: [Transactions, SidePool, Signals, Clock, Database],
    };
  }
}
