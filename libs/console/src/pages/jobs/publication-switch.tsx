import { Stack, Switch, Tooltip } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Page } from '../../api/page.js';
import { type Job, jobQuery, publish, type Publication } from '../../api/jobs.js';
import { useTexts } from '../../language/use-texts.js';
import { connectionName } from '../../pieces/partner-name.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { useMay } from '../../session/use-session.js';

const LISTS = { queryKey: ['jobs', 'list'] };

/** Publishes one job at one partner; moves at once and back if the hub refuses. */
export function PublicationSwitch({ job, publication }: { job: Job; publication: Publication }) {
  const t = useTexts('jobs');
  const queries = useQueryClient();
  const mayPublish = useMay('publications.change');
  const { connectionId, enabled } = publication;
  const partner = connectionName(publication.partner, publication.connectionLabel);
  const change = useMutation({
    scope: { id: `publish ${job.id}` },
    mutationFn: (next: boolean) => publish(job.id, connectionId, next),
    onMutate: async (next) => {
      await queries.cancelQueries({ queryKey: ['jobs'] });
      const changed = (one: Job): Job => (one.id === job.id ? withSwitch(one, connectionId, next) : one);
      queries.setQueriesData<Page<Job>>(LISTS, (page) => page && { ...page, data: page.data.map(changed) });
      queries.setQueryData(jobQuery(job.id).queryKey, (one) => one && changed(one));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['jobs'] }),
  });
  const isClosed = job.status !== 'open' && !enabled;
  return (
    <Stack gap={4}>
      <Tooltip label={t('publish.notOpen')} disabled={!isClosed}>
        <span>
          <Switch
            label={partner}
            aria-label={t('publish.switch', { job: job.title, partner })}
            checked={enabled}
            disabled={!mayPublish || isClosed}
            onChange={(event) => change.mutate(event.currentTarget.checked)}
          />
        </span>
      </Tooltip>
      <ProblemAlert error={change.error} />
    </Stack>
  );
}

const withSwitch = (job: Job, connectionId: string, enabled: boolean): Job => ({
  ...job,
  publications: job.publications.map((one) =>
    one.connectionId === connectionId ? { ...one, enabled } : one,
  ),
});
