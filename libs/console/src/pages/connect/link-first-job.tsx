import { Button, Card, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { jobsToLinkQuery } from '../../api/connect.js';
import { mapPersonioJob } from '../../api/jobs.js';
import { useTexts } from '../../language/use-texts.js';
import { fieldError } from '../../pieces/field-error.js';
import { Note } from '../../pieces/note.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';

interface Props {
  /** Id of the connection. */
  connection: string;
  /** The job with which the values were checked. */
  personioJob: string;
}

/** Which job here is the one in Personio; the others follow later, by hand or by the operator's system. */
export function LinkFirstJob({ connection, personioJob }: Props) {
  const t = useTexts('connect');
  const queries = useQueryClient();
  const jobs = useQuery(jobsToLinkQuery(connection));
  const [job, setJob] = useState<string | null>(null);
  const [number, setNumber] = useState(personioJob);
  const linking = useMutation({
    mutationFn: (id: string) => mapPersonioJob(id, number.trim(), connection),
    onSuccess: () => queries.invalidateQueries({ queryKey: jobsToLinkQuery(connection).queryKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (job !== null) linking.mutate(job);
  };
  return (
    <Card component="section" aria-labelledby="first-job">
      <Title order={2} id="first-job">
        {t('firstJob.title')}
      </Title>
      <Text c="dimmed" mt={4}>
        {t('firstJob.why')}
      </Text>
      <ProblemAlert error={jobs.error} onRetry={() => void jobs.refetch()} />
      {jobs.data?.data.length === 0 && <Text mt="md">{t('firstJob.none')}</Text>}
      {jobs.data && jobs.data.data.length > 0 && (
        <form onSubmit={submit}>
          <Stack mt="md">
            <Select
              label={t('firstJob.job')}
              data={jobs.data.data.map(({ id, title, externalJob }) => ({
                value: id,
                label: externalJob === null ? title : `${title} · ${externalJob}`,
              }))}
              value={job}
              onChange={setJob}
              searchable
            />
            <TextInput
              label={t('firstJob.number')}
              value={number}
              onChange={(event) => setNumber(event.currentTarget.value)}
              error={fieldError(linking.error, 'job')}
            />
            <ProblemAlert error={linking.error} />
            <div aria-live="polite">
              {linking.isSuccess && <Note tone="good">{t('firstJob.linked')}</Note>}
            </div>
            <Button type="submit" disabled={job === null || number.trim() === ''} loading={linking.isPending}>
              {t('firstJob.link')}
            </Button>
          </Stack>
        </form>
      )}
    </Card>
  );
}
