import { isRecord } from '../router.js';
import type { HubClient } from './hub-client.js';
import type { ListedJob } from './join-jobs.js';

const MOST_PAGES = 1000;

/** All pages of the hub's job list, or the status that broke it off: an incomplete list says nothing about a job. */
export async function listJobs(hub: HubClient): Promise<readonly ListedJob[] | { readonly status: number }> {
  const jobs: ListedJob[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { status, body } = await hub.get(`/v1/jobs?limit=100${query}`);
    if (status !== 200 || !isRecord(body) || !Array.isArray(body.data)) return { status };
    jobs.push(...body.data.flatMap(listedJob));
    if (typeof body.nextCursor !== 'string') return jobs;
    cursor = body.nextCursor;
  }
  return { status: 200 };
}

function listedJob(job: unknown): ListedJob[] {
  if (!isRecord(job) || typeof job.id !== 'string' || job.removed === true) return [];
  const { id, title, updatedAt } = job;
  return [{ id, title: typeof title === 'string' ? title : '', updatedAt: String(updatedAt) }];
}
