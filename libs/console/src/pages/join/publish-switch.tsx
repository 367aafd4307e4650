import { Stack, Switch, Tooltip } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Page } from '../../api/page.js';
import { type Job, jobsQuery, publish, type Publication } from '../../api/jobs.js';
import { useTexts } from '../../language/use-texts.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { useMay } from '../../session/use-session.js';

interface Props {
  job: Job;
  publication: Publication | undefined;
  /** The page of the list that shows this job. */
  cursor: string | undefined;
}

/** "Publish in JOIN" for one job; moves at once and back if the hub refuses. */
export function PublishSwitch({ job, publication, cursor }: Props) {
  const t = useTexts('join');
  const queries = useQueryClient();
  const { queryKey } = jobsQuery({ cursor });
  const mayPublish = useMay('publications.change');
  const change = useMutation({
    scope: { id: `publish ${job.id}` },
    mutationFn: (enabled: boolean) => publish(job.id, publication?.connectionId ?? 'join', enabled),
    onMutate: async (enabled) => {
      await queries.cancelQueries({ queryKey });
      queries.setQueryData(queryKey, (page) => page && withPublication(page, publication, enabled));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['jobs'] }),
  });
  const isClosed = job.status !== 'open' && publication?.enabled !== true;
  return (
    <Stack gap={4}>
      <Tooltip label={t('jobs.notOpen')} disabled={!isClosed}>
        <span>
          <Switch
            aria-label={t('jobs.publishJob', { job: job.title })}
            checked={publication?.enabled ?? false}
            disabled={!mayPublish || isClosed}
            onChange={(event) => change.mutate(event.currentTarget.checked)}
          />
        </span>
      </Tooltip>
      <ProblemAlert error={change.error} />
    </Stack>
  );
}

function withPublication(page: Page<Job>, switched: Publication | undefined, enabled: boolean): Page<Job> {
  const isIt = (one: Publication) =>
    one.jobId === switched?.jobId && one.connectionId === switched.connectionId;
  return {
    ...page,
    data: page.data.map((job) => ({
      ...job,
      publications: job.publications.map((one) => (isIt(one) ? { ...one, enabled } : one)),
    })),
  };
}
