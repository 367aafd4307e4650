import { Box } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { HubUnreachable } from '../api/problem.js';
import { useReachable } from '../api/reachability.js';
import { ProblemAlert } from '../pieces/problem-alert.js';

const UNREACHABLE = new HubUnreachable();

/** Says that the hub does not answer, and tries again what failed. */
export function ConnectionBanner() {
  const queries = useQueryClient();
  if (useReachable()) return null;
  const retry = () => void queries.refetchQueries({ type: 'active' });
  return (
    <Box mb="lg">
      <ProblemAlert error={UNREACHABLE} onRetry={retry} />
    </Box>
  );
}
