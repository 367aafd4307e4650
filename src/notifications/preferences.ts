import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../platform/database/run-sql.js';
import { NOTICE_TOPICS, type NoticeTopicName } from './topics.js';

/** By which ways somebody wants to hear of a topic. */
export interface Ways {
  readonly inConsole: boolean;
  readonly byMail: boolean;
}

interface Row extends Ways {
  readonly accountId: string;
  readonly topic: NoticeTopicName;
}

/** Who chose nothing hears of everything both ways. */
export const BOTH_WAYS: Ways = { inConsole: true, byMail: true };

/** How people want to be told. What is mandatory is told both ways, whatever was chosen. */
@Injectable()
export class Preferences {
  constructor(private readonly em: EntityManager) {}

  /** The ways of those who have chosen some. */
  async of(
    accountIds: readonly string[],
    topic: NoticeTopicName,
    em: EntityManager = this.em.fork(),
  ): Promise<Map<string, Ways>> {
    if (NOTICE_TOPICS[topic].mandatory) return new Map();
    const rows = await runSql<Row>(
      em,
      `select account_id as "accountId", topic, in_console as "inConsole", by_mail as "byMail"
       from notice_preference where account_id = any($1) and topic = $2`,
      [accountIds, topic],
    );
    return new Map(rows.map(({ accountId, ...ways }) => [accountId, ways]));
  }

  /** Everything that one person has chosen. */
  async allOf(accountId: string): Promise<Map<string, Ways>> {
    const rows = await runSql<Row>(
      this.em.fork(),
      `select account_id as "accountId", topic, in_console as "inConsole", by_mail as "byMail"
       from notice_preference where account_id = $1`,
      [accountId],
    );
    return new Map(rows.map(({ topic, ...ways }) => [topic, ways]));
  }

  async choose(accountId: string, topic: NoticeTopicName, { inConsole, byMail }: Ways): Promise<void> {
    await runSql(
      this.em.fork(),
      `insert into notice_preference (account_id, topic, in_console, by_mail) values ($1, $2, $3, $4)
       on conflict (account_id, topic) do update set in_console = excluded.in_console, by_mail = excluded.by_mail`,
      [accountId, topic, inConsole, byMail],
    );
  }
}
