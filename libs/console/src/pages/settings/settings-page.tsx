import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { settingsQuery } from '../../api/settings.js';
import { useTexts } from '../../language/use-texts.js';
import { Note } from '../../pieces/note.js';
import { PageSkeleton } from '../../pieces/page-skeleton.js';
import { PageTitle } from '../../pieces/page-title.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { TextLink } from '../../pieces/text-link.js';
import { SettingsCards } from './settings-cards.js';

/** What is configured; read-only, since it comes from the environment. */
export function SettingsPage() {
  const t = useTexts('settings');
  const { data, error, isPending, refetch } = useQuery(settingsQuery);
  return (
    <>
      <PageTitle title={t('title')} lead={t('lead')}>
        <TextLink to="/settings/guides">{t('guides')}</TextLink>
      </PageTitle>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {isPending && <PageSkeleton />}
      {data && (
        <Stack gap="lg">
          {!data.process.production && <Note tone="wait">{t('development')}</Note>}
          {!data.database.separateOwner && <Note tone="wait">{t('database.ownerWarning')}</Note>}
          <SettingsCards settings={data} />
        </Stack>
      )}
    </>
  );
}
