import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { changeFieldMapping, fieldMappingQuery, type PersonioFieldMapping } from '../../api/personio.js';
import { useTexts } from '../../language/use-texts.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { useMay } from '../../session/use-session.js';
import { ChannelFields } from './channel-fields.js';
import { draftOf, mappingOf } from './field-mapping-draft.js';
import { QuestionPlaces } from './question-places.js';

/** Where the answers to questions go in Personio, with which tags and channels. */
export function FieldMappingCard({ connectionId }: { connectionId: string }) {
  const t = useTexts('personio');
  const maySee = useMay('jobs.read');
  const { data, error, refetch } = useQuery({ ...fieldMappingQuery(connectionId), enabled: maySee });
  if (!maySee) return null;
  return (
    <Card component="section" aria-labelledby="fields">
      <Title order={2} id="fields">
        {t('fields.title')}
      </Title>
      <Text size="sm" c="dimmed" mt="xs">
        {t('fields.lead')}
      </Text>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data && <MappingForm connectionId={connectionId} mapping={data} />}
    </Card>
  );
}

function MappingForm({ connectionId, mapping }: { connectionId: string; mapping: PersonioFieldMapping }) {
  const t = useTexts('personio');
  const queries = useQueryClient();
  const mayChange = useMay('credentials.change');
  const [draft, setDraft] = useState(() => draftOf(mapping));
  const save = useMutation({
    mutationFn: () => changeFieldMapping(connectionId, mappingOf(draft)),
    onSuccess: (saved) => queries.setQueryData(fieldMappingQuery(connectionId).queryKey, saved),
  });
  const change = (part: Partial<typeof draft>) => {
    save.reset();
    setDraft((now) => ({ ...now, ...part }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack mt="md" gap="lg">
        <QuestionPlaces
          questions={mapping.questions}
          chosen={draft.answers}
          disabled={!mayChange}
          onChange={(answers) => change({ answers })}
        />
        <ChannelFields sources={mapping.channels} draft={draft} disabled={!mayChange} onChange={change} />
        <ProblemAlert error={save.error} />
        {mayChange && (
          <Group gap="md">
            <Button type="submit" variant="default" loading={save.isPending}>
              {t('fields.save')}
            </Button>
            <Text size="sm" c="var(--good-ink)" aria-live="polite">
              {save.isSuccess && t('fields.saved')}
            </Text>
          </Group>
        )}
      </Stack>
    </form>
  );
}
