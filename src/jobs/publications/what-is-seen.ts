import type { Recorded } from '../../audit/audit-log.js';
import type { Publication } from './publication.entity.js';

/** What to record when the partner sees a job that it did not see before, or the other way round. */
export function whatIsSeen(publication: Publication, partner: string, before: boolean): Recorded[] {
  const { id: targetId, jobId } = publication;
  if (publication.isSeen() === before) return [];
  const action = before ? 'publication.hidden' : 'publication.shown';
  return [{ action, targetId, facts: { jobId, partner } }];
}
