import { setTimeout } from 'node:timers/promises';
import { isDatabaseUnavailable } from '../../platform/database/database-errors.js';

const PAUSE_MS = 250;
const LONGEST_MS = 10 * 60_000;

/**
 * Does something that must not be forgotten, again and again while the database is away: what a partner has answered
 * is known nowhere else. The work has to bear being done twice, since a commit may lose its answer.
 */
export async function untilDatabaseAnswers(work: () => Promise<void>): Promise<void> {
  const end = performance.now() + LONGEST_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseUnavailable(error) || performance.now() > end) throw error;
      await setTimeout(PAUSE_MS);
    }
  }
}
