import { Button, Card, Group, List, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { changeJob, type Job, jobQuery } from '../../api/jobs.js';
import { useTexts } from '../../language/use-texts.js';
import { ConfirmDialog } from '../../pieces/confirm-dialog.js';
import { Note } from '../../pieces/note.js';
import { connectionName } from '../../pieces/partner-name.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { contentOf, draftOf, isChanged, type JobDraft } from './job-draft.js';
import { JobFields } from './job-fields.js';
import { StatusChoice } from './status-choice.js';

/** Changes a job. What somebody else saves meanwhile is told, and never overwritten. */
export function JobForm({ job }: { job: Job }) {
  const t = useTexts('jobs');
  const queries = useQueryClient();
  const [read, setRead] = useState(job);
  const [draft, setDraft] = useState(() => draftOf(job));
  const [confirming, dialog] = useDisclosure(false);
  const isDirty = isChanged(draft, draftOf(read));
  const start = (from: Job) => {
    setRead(from);
    setDraft(draftOf(from));
  };
  const save = useMutation({
    mutationFn: () => changeJob(job.id, read.version, contentOf(draft)),
    onSuccess: (saved) => {
      dialog.close();
      queries.setQueryData(jobQuery(job.id).queryKey, saved);
      start(saved);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['jobs'] }),
  });
  const isOutdated = job.version > read.version;
  if (isOutdated && !isDirty && !save.isPending) start(job);
  const publishedAt = job.publications.filter(({ enabled }) => enabled);
  const unpublishes = read.status === 'open' && draft.status !== 'open' && publishedAt.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.reset();
    if (unpublishes) dialog.open();
    else save.mutate();
  };
  const change = (part: Partial<JobDraft>) => setDraft((before) => ({ ...before, ...part }));
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        {isOutdated && isDirty && <ChangedMeanwhile onTake={() => start(job)} />}
        <JobFields draft={draft} onChange={change} error={save.error} />
        <Card>
          <Stack>
            <StatusChoice status={draft.status} onChange={(status) => change({ status })} />
            {!(isOutdated && isDirty) && !confirming && <ProblemAlert error={save.error} />}
            <Group>
              <Button type="submit" disabled={!isDirty || isOutdated} loading={save.isPending}>
                {t('save')}
              </Button>
              {isDirty && (
                <Button variant="default" onClick={() => start(read)}>
                  {t('discard')}
                </Button>
              )}
              <Text size="sm" c="dimmed" aria-live="polite">
                {save.isSuccess && !isDirty ? t('saved') : isDirty ? t('unsaved') : ''}
              </Text>
            </Group>
          </Stack>
        </Card>
      </Stack>
      <ConfirmDialog
        opened={confirming}
        title={t('unpublish.title')}
        confirm={t('unpublish.button')}
        isPending={save.isPending}
        error={save.error}
        onConfirm={() => save.mutate()}
        onClose={dialog.close}
      >
        <Text>{t('unpublish.text')}</Text>
        <List>
          {publishedAt.map(({ connectionId, connectionLabel, partner }) => (
            <List.Item key={connectionId}>{connectionName(partner, connectionLabel)}</List.Item>
          ))}
        </List>
        <Text>{t('unpublish.again')}</Text>
      </ConfirmDialog>
    </form>
  );
}

function ChangedMeanwhile({ onTake }: { onTake: () => void }) {
  const t = useTexts('jobs');
  return (
    <div role="alert">
      <Note tone="wait" title={t('meanwhile.title')}>
        <Text size="sm">{t('meanwhile.text')}</Text>
        <Button size="compact-sm" variant="default" mt={6} onClick={onTake}>
          {t('meanwhile.take')}
        </Button>
      </Note>
    </div>
  );
}
