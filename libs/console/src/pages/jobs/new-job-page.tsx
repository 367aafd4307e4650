import { Button, Card, Group, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { createJob } from '../../api/jobs.js';
import { useTexts } from '../../language/use-texts.js';
import { PageTitle } from '../../pieces/page-title.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { contentOf, EMPTY_DRAFT } from './job-draft.js';
import { JobFields } from './job-fields.js';
import { StatusChoice } from './status-choice.js';

/** Makes a job; it is published nowhere before a switch is turned on. */
export function NewJobPage() {
  const t = useTexts('jobs');
  const words = useTexts('words');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const create = useMutation({
    mutationFn: () => createJob(contentOf(draft)),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['jobs'] });
      await navigate({ to: '/job/$jobId', params: { jobId: id }, replace: true });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <form onSubmit={submit}>
      <PageTitle title={t('newTitle')} lead={t('newLead')} back={{ to: '/jobs', label: t('title') }} />
      <Stack gap="lg">
        <JobFields
          draft={draft}
          onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
          error={create.error}
        />
        <Card>
          <Stack>
            <StatusChoice
              status={draft.status}
              onChange={(status) => setDraft((before) => ({ ...before, status }))}
            />
            <ProblemAlert error={create.error} />
            <Group>
              <Button type="submit" loading={create.isPending}>
                {t('create')}
              </Button>
              <Button variant="default" renderRoot={(props) => <Link to="/jobs" {...props} />}>
                {words('cancel')}
              </Button>
            </Group>
          </Stack>
        </Card>
      </Stack>
    </form>
  );
}
