import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type BundleFacts,
  BundleWriter,
  type Manifest,
  openNote,
  parseCheckpoint,
  verifierFile,
} from '@andock/tamper-log';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../../../platform/database/run-sql.js';
import { Clock } from '../../../platform/database/clock.js';
import { Config } from '../../../platform/config/config.js';
import { EventMac } from '../../event-mac.js';
import { bodiesDroppedBelow } from '../../retention/dropped-bodies.js';
import { AuditKeys } from '../../checkpoints/audit-keys.js';
import { organisationOfLog } from '../../sealing/log-id.js';
import { checkpointsAround, signedSizes } from './bundle-checkpoints.js';
import { accessWithin } from '../../access-list/list-access.query.js';
import { keysWithin } from '../../access-list/list-key-inventory.query.js';
import { reviewsWithin } from '../../reviews/list-reviews.query.js';
import type { ReviewView } from '../../reviews/reviews.schemas.js';
import { ACTIONS, FIELDS, logRules } from './catalogue.js';
import { EventTable } from './event-table.js';
import type { ExportOrder } from '../export-order.js';
import { exportedParts } from './exported-parts.js';
import { hiddenLeaves, rangeOf, type SeqRange } from './log-rows.js';
import { summaryPage } from './summary.js';
import { type Inventories, writeInventories } from './write-inventories.js';

const MOST_STRAGGLERS = 1_000;

/** There is no checkpoint by the present key that a bundle could prove. */
export class NothingSigned extends Error {
  constructor() {
    super('No checkpoint of this log is signed by the present key.');
  }
}

/** A bundle as it stands in its folder, and how many events the newest checkpoint in it covers. */
export interface WrittenBundle {
  readonly manifest: Manifest;
  readonly size: number;
}

/** Writes what an export was asked for into a folder, and signs it. It states what the log holds and judges nothing. */
@Injectable()
export class WriteBundle {
  constructor(
    private readonly entities: EntityManager,
    private readonly keys: AuditKeys,
    private readonly clock: Clock,
    private readonly mac: EventMac,
    private readonly config: Config,
  ) {}

  async run(
    order: ExportOrder,
    folder: string,
    moved: (progress: number) => Promise<void>,
  ): Promise<WrittenBundle> {
    const em = this.entities.fork();
    const { logId, format } = order;
    const keys = this.keys.known;
    const successions = this.keys.handOvers.map(({ note }) => note);
    const sizes = await signedSizes(em, logId, this.keys.originOf(logId));
    const signed = sizes.at(-1) ?? 0;
    const range = await rangeOf(em, order, signed);
    const checkpoints = await checkpointsAround(em, this.keys, logId, sizes, range);
    const head = checkpoints.at(-1);
    if (head === undefined) throw new NothingSigned();
    const { size } = parseCheckpoint(openNote(head, keys).text);

    const table = await EventTable.open(format === 'jsonl' ? null : join(folder, 'events.csv'));
    const writer = await BundleWriter.open(folder, { checkpoints, keys, successions, comparableAt: sizes });
    try {
      await this.writeLeaves(em, order, { range, size, writer, table, moved });
    } catch (error) {
      await writer.abandon();
      throw error;
    } finally {
      await table.close();
    }
    const reviews = await reviewsWithin(em, logId, order);
    const facts = { ...(await this.facts(em, order, table)), reviews };
    const inventories = {
      people: await accessWithin(em, logId, order),
      keys: await keysWithin(em, logId, order),
    };
    if (format !== 'jsonl') await writeInventories(folder, inventories);
    if (format === 'bundle')
      await this.writeSummaries(folder, { facts, reviews, inventories, range, table, size });
    return { manifest: await writer.finish(facts, [this.keys.log], verifierFile), size };
  }

  private async writeLeaves(em: EntityManager, order: ExportOrder, at: Writing): Promise<void> {
    const { size, writer, table, moved } = at;
    const range = at.range ?? { first: size, last: size - 1 };
    for await (const leaves of hiddenLeaves(em, order.logId, 0, range.first)) {
      for (const leaf of leaves) await writer.add(leaf);
    }
    for await (const part of exportedParts(em, order, range)) {
      if ('leaves' in part) {
        for (const leaf of part.leaves) await writer.add(leaf);
      } else {
        await writer.addLines(part);
        await table.add(part);
      }
      await moved((part.last - range.first) / (range.last - range.first + 1));
    }
    for await (const leaves of hiddenLeaves(em, order.logId, range.last + 1, size)) {
      for (const leaf of leaves) await writer.add(leaf);
    }
  }

  private async facts(em: EntityManager, order: ExportOrder, table: EventTable): Promise<BundleFacts> {
    const id = organisationOfLog(order.logId);
    const [organisation] = id
      ? await runSql<{ name: string }>(em, 'select name from organisation where id = $1', [id])
      : [];
    return {
      system: { name: 'Andock', version: await version() },
      organisation: id === null ? null : { id, name: organisation?.name ?? '' },
      period: { from: order.from, to: order.to },
      filter: order.filter,
      exporter: order.requester,
      exportedAt: this.clock.now().toISOString(),
      bodiesFromSeq: await bodiesDroppedBelow(em, this.mac, order.logId),
      exportId: order.id,
      stragglers: { count: table.stragglers.length, seqs: table.stragglers.slice(0, MOST_STRAGGLERS) },
      erasures: { applications: id === null ? 0 : await erasedWithin(em, id, order) },
      actionCounts: Object.fromEntries(table.counts),
      ...logRules(this.config.audit.retentionMonths),
      fields: FIELDS,
      actions: ACTIONS,
    };
  }

  private async writeSummaries(folder: string, told: Told): Promise<void> {
    const { facts, reviews, inventories, range, table, size } = told;
    for (const language of ['de', 'en'] as const) {
      const { counts, stragglers } = table;
      const about = {
        facts,
        range,
        counts,
        reviews,
        inventories,
        stragglers: stragglers.length,
        checkpointSize: size,
        dropped: table.dropped,
        publicKey: this.keys.log.text,
      };
      await writeFile(join(folder, `summary.${language}.html`), summaryPage(about, language));
    }
  }
}

/** How many applications were erased in a period, whatever a filter shows of it. */
async function erasedWithin(
  em: EntityManager,
  organisationId: string,
  { from, to }: ExportOrder,
): Promise<number> {
  const [row] = await runSql<{ erased: number }>(
    em,
    `select count(*)::integer as erased from audit_event
      where organisation_id = $1 and action = 'application.erased' and at >= $2 and at < $3`,
    [organisationId, from, to],
  );
  return row?.erased ?? 0;
}

interface Writing {
  readonly range: SeqRange | undefined;
  readonly size: number;
  readonly writer: BundleWriter;
  readonly table: EventTable;
  readonly moved: (progress: number) => Promise<void>;
}

interface Told {
  readonly facts: BundleFacts;
  readonly reviews: readonly ReviewView[];
  readonly inventories: Inventories;
  readonly range: SeqRange | undefined;
  readonly table: EventTable;
  readonly size: number;
}

async function version(): Promise<string> {
  const text = await readFile(new URL('../../../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
