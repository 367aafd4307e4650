import type { AndockCalls } from './generated/sdk.gen.js';
import type { JobList, PublishedJob, RemovedJob } from './generated/types.gen.js';
import { NotModified } from './refusals.js';

/** How far a feed was read; plain JSON, to be kept between two runs. */
export interface FeedPosition {
  readonly watermark: string;
  /** The tag of an answer without news after that watermark. */
  readonly etag: string | null;
  /** Changes not older than the watermark that were handed out already, `<id> <updatedAt>`. */
  readonly seen: readonly string[];
}

type Change = PublishedJob | RemovedJob;

/**
 * Follows the jobs that are published to a partner. The first read gives the whole list, each later one what changed,
 * every change once. Only a read that came to its end moves the position on, so a failure loses nothing.
 */
export class JobFeed {
  constructor(
    private readonly andock: Pick<AndockCalls, 'listPublishedJobs'>,
    private current: FeedPosition | null = null,
    private readonly pageSize = 100,
  ) {}

  /** Null: the next read gives the whole list, and a job that is not in it is no longer published. */
  get position(): FeedPosition | null {
    return this.current;
  }

  /** What is new since the position; a read without news is one call that the hub answers without a body. */
  async *news(): AsyncGenerator<Change, void, void> {
    const from = this.current;
    const seenBefore = new Set(from?.seen);
    const changes: Pick<Change, 'id' | 'updatedAt'>[] = [];
    let page: { readonly list: JobList; readonly etag: string | null } | null = null;
    do {
      page = await this.page(from, page?.list.nextCursor ?? null);
      if (page === null) return;
      for (const { id, updatedAt } of page.list.data) changes.push({ id, updatedAt });
      for (const job of page.list.data) if (!seenBefore.has(nameOf(job))) yield job;
    } while (page.list.nextCursor !== null);
    const { watermark } = page.list;
    if (from && changes.length === 0) this.current = { ...from, etag: page.etag };
    else {
      const seen = changes.filter(({ updatedAt }) => updatedAt >= watermark).map(nameOf);
      this.current = { watermark, etag: null, seen };
    }
  }

  private async page(
    from: FeedPosition | null,
    cursor: string | null,
  ): Promise<{ list: JobList; etag: string | null } | null> {
    try {
      const { data, response } = await this.andock.listPublishedJobs({
        query: {
          limit: this.pageSize,
          ...(from && { updatedSince: from.watermark }),
          ...(cursor !== null && { cursor }),
        },
        ...(cursor === null && from?.etag && { headers: { 'If-None-Match': from.etag } }),
      });
      return { list: data, etag: response.headers.get('etag') };
    } catch (error) {
      if (error instanceof NotModified) return null;
      throw error;
    }
  }
}

const nameOf = ({ id, updatedAt }: Pick<Change, 'id' | 'updatedAt'>) => `${id} ${updatedAt}`;
