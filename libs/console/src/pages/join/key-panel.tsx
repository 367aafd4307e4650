import { Button, Card, List, Stack, Text, Title } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Connection, connectionsQuery } from '../../api/connections.js';
import { generateKey, keysQuery, saveKey } from '../../api/keys.js';
import { partnerQuery } from '../../api/partners.js';
import { useLanguage, useTexts } from '../../language/use-texts.js';
import { dayOf } from '../../pieces/day-of.js';
import { NextStep } from '../../pieces/next-step.js';
import { Note } from '../../pieces/note.js';
import { RowsSkeleton } from '../../pieces/page-skeleton.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { DraftKeyCard, type Saving } from './draft-key-card.js';
import { ArchivedNote } from './join-next-step.js';
import { SavedKey } from './saved-key.js';

/** Generates, saves, shows and deletes the keys that JOIN calls with. */
export function KeyPanel({
  connection: { id: connectionId, state },
}: {
  connection: Pick<Connection, 'id' | 'state'>;
}) {
  const t = useTexts('join');
  const queries = useQueryClient();
  const keys = useQuery(keysQuery(connectionId));
  const [saved, setSaved] = useState<{ replaces: boolean } | null>(null);
  const live = keys.data?.data.filter((key) => key.state !== 'draft') ?? [];
  const draft = useMutation({
    mutationFn: () => generateKey(connectionId),
    gcTime: 0,
    onMutate: () => setSaved(null),
  });
  const save = useMutation({
    mutationFn: ({ id, overlap, lastDay }: Saving) =>
      saveKey(id, { overlap, ...(lastDay !== '' && { expiresAt: endOf(lastDay) }) }),
    onSuccess: async () => {
      setSaved({ replaces: live.length > 0 || state !== 'enabled' });
      draft.reset();
      await queries.invalidateQueries({ queryKey: ['keys'] });
      await queries.invalidateQueries({ queryKey: connectionsQuery.queryKey });
    },
  });
  const generate = () => {
    save.reset();
    draft.mutate();
  };
  return (
    <>
      {saved && <AfterSaving replaces={saved.replaces} />}
      <Card component="section" aria-labelledby="keys">
        <Title order={2} id="keys">
          {t('keys.title')}
        </Title>
        <Text c="dimmed" mt={4}>
          {t('keys.intro')}
        </Text>
        <Stack mt="lg">
          <ProblemAlert error={keys.error} onRetry={() => void keys.refetch()} />
          {keys.isPending && <RowsSkeleton rows={1} />}
          {keys.isSuccess && live.length === 0 && !draft.data && <Text>{t('keys.none')}</Text>}
          {live.map((key) => (
            <SavedKey key={key.id} apiKey={key} />
          ))}
          {draft.data && (
            <DraftKeyCard
              key={draft.data.id}
              draft={draft.data}
              hasOlder={live.length > 0}
              isSaving={save.isPending}
              onSave={save.mutate}
            />
          )}
          <ProblemAlert error={draft.error ?? save.error} />
          <div>
            <Button
              variant={draft.data || live.length > 0 ? 'default' : 'filled'}
              px="sm"
              leftSection={<IconKey size={18} aria-hidden />}
              loading={draft.isPending}
              onClick={generate}
            >
              {draft.data ? t('keys.again') : t('keys.generate')}
            </Button>
          </div>
        </Stack>
      </Card>
      {state === 'enabled' && !saved && <ArchivedNote />}
    </>
  );
}

/** What to do in JOIN now; the steps come from the partner's manifest. */
function AfterSaving({ replaces }: { replaces: boolean }) {
  const t = useTexts('join');
  const language = useLanguage();
  const { data: manifest } = useQuery(partnerQuery('join'));
  return (
    <div aria-live="polite">
      <NextStep title={t('saved.title')}>
        {replaces && (
          <Note tone="wait">
            <Text>{t('saved.replaced')}</Text>
          </Note>
        )}
        <List type="ordered" spacing={6}>
          {manifest?.nextSteps.map((step) => (
            <List.Item key={step}>{step}</List.Item>
          ))}
        </List>
        {manifest?.nextStepsCheckedOn && (
          <Text size="sm" c="dimmed">
            {t('saved.checked', { date: dayOf(manifest.nextStepsCheckedOn, language) })}
          </Text>
        )}
      </NextStep>
    </div>
  );
}

/** The end of a day where the reader is. */
const endOf = (day: string): string => new Date(`${day}T23:59:59`).toISOString();
