import { Box } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { HubUnreachable } from '../api/problem.js';
import { reachability, useReachable } from '../api/reachability.js';
import { sessionQuery } from '../api/session.js';
import { ProblemAlert } from '../pieces/problem-alert.js';

const UNREACHABLE = new HubUnreachable();
const AGAIN_MS = 5_000;

/** Says that the hub does not answer, tries again by itself, and then reads anew what failed. */
export function ConnectionBanner() {
  const queries = useQueryClient();
  const isReachable = useReachable();
  useEffect(() => {
    const lost = () => reachability.set(false);
    window.addEventListener('offline', lost);
    return () => window.removeEventListener('offline', lost);
  }, []);
  useEffect(() => {
    if (isReachable) return;
    const again = () => void tryAgain(queries);
    const timer = setInterval(again, AGAIN_MS);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [isReachable, queries]);
  if (isReachable) return null;
  return (
    <Box mb="lg">
      <ProblemAlert error={UNREACHABLE} onRetry={() => void tryAgain(queries)} />
    </Box>
  );
}

/** The session tells whether the hub answers, also on a page that has nothing else to read. */
async function tryAgain(queries: ReturnType<typeof useQueryClient>): Promise<void> {
  await queries.refetchQueries({ queryKey: sessionQuery.queryKey });
  if (queries.getQueryState(sessionQuery.queryKey)?.status === 'success')
    await queries.refetchQueries({ type: 'active' });
}
