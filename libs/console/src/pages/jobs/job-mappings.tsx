import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type Job, type JobMapping, mapPersonioJob } from '../../api/jobs.js';
import { useTexts } from '../../language/use-texts.js';
import { connectionName } from '../../pieces/partner-name.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { Badge } from '../../pieces/state-badge.js';
import { useMay } from '../../session/use-session.js';
import { readJob } from '../personio/read-job.js';

/** Which job of the own ATS it is, one line per connection. */
export function JobMappings({ job }: { job: Job }) {
  return (
    <Stack gap="sm">
      {job.mappings.map((mapping) => (
        <Mapping key={mapping.connectionId} job={job} mapping={mapping} />
      ))}
    </Stack>
  );
}

function Mapping({ job, mapping }: { job: Job; mapping: JobMapping }) {
  const t = useTexts('jobs');
  const mayChange = useMay('jobs.change');
  const [editing, setEditing] = useState(false);
  const { externalJob, waiting } = mapping;
  if (editing) return <MappingForm job={job} mapping={mapping} onDone={() => setEditing(false)} />;
  const partner = connectionName(mapping.partner, mapping.connectionLabel);
  const verb = externalJob === null ? t('mapping.enter') : t('mapping.change');
  return (
    <Stack gap={4} align="flex-start">
      {externalJob === null ? (
        <Badge tone={waiting > 0 ? 'wait' : 'calm'} label={t('mapping.none', { partner })} />
      ) : (
        <Text component="span" className="mono">
          {externalJob}
        </Text>
      )}
      {waiting > 0 && (
        <Text size="sm" c="var(--wait-ink)">
          {t('mapping.waiting', { count: waiting })}
        </Text>
      )}
      {mayChange && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconLink size={15} aria-hidden />}
          onClick={() => setEditing(true)}
          aria-label={`${verb}: ${job.title}, ${partner}`}
        >
          {verb}
        </Button>
      )}
    </Stack>
  );
}

interface FormProps {
  job: Job;
  mapping: JobMapping;
  onDone: () => void;
}

/** Takes a number or the whole link; says at once what it read. */
function MappingForm({ job, mapping, onDone }: FormProps) {
  const t = useTexts('jobs');
  const words = useTexts('words');
  const queries = useQueryClient();
  const [text, setText] = useState(mapping.externalJob ?? '');
  const found = readJob(text);
  const save = useMutation({
    mutationFn: () => mapPersonioJob(job.id, text.trim(), mapping.connectionId),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['jobs'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (found) save.mutate();
  };
  if (save.data) {
    const { verdict, message } = save.data.check;
    return (
      <Stack gap={4} align="flex-start" aria-live="polite">
        <Text component="span" className="mono">
          {save.data.job}
        </Text>
        <Text size="sm" c={verdict === 'confirmed' ? 'var(--good-ink)' : 'var(--wait-ink)'}>
          {message}
        </Text>
        <Button variant="subtle" size="compact-sm" onClick={onDone}>
          {t('mapping.done')}
        </Button>
      </Stack>
    );
  }
  return (
    <form onSubmit={submit}>
      <Stack gap={6}>
        <TextInput
          size="sm"
          label={t('mapping.label', { partner: connectionName(mapping.partner, mapping.connectionLabel) })}
          description={found?.host ? t('mapping.found', { id: found.id }) : t('mapping.hint')}
          error={text.trim() !== '' && !found && t('mapping.unreadable')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          inputMode="url"
          autoComplete="off"
          data-autofocus
          autoFocus
        />
        <Group gap="xs">
          <Button type="submit" size="compact-sm" disabled={!found} loading={save.isPending}>
            {t('mapping.save')}
          </Button>
          <Button variant="default" size="compact-sm" onClick={onDone}>
            {words('cancel')}
          </Button>
        </Group>
        <ProblemAlert error={save.error} />
      </Stack>
    </form>
  );
}
