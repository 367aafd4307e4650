import { Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type GuideText, guideTextsQuery } from '../../api/guide-texts.js';
import { useTexts } from '../../language/use-texts.js';
import { PageSkeleton } from '../../pieces/page-skeleton.js';
import { PageTitle } from '../../pieces/page-title.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { GuideTextCard } from './guide-text-card.js';

/** What customers read about partners' pages, in the operator's words where those pages have moved. */
export function GuidesPage() {
  const t = useTexts('guides');
  const { data, error, isPending, refetch } = useQuery(guideTextsQuery);
  return (
    <>
      <PageTitle title={t('title')} lead={t('lead')} back={{ to: '/settings', label: t('back') }} />
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {isPending && <PageSkeleton />}
      <Stack gap="xl">
        {byPartner(data?.data ?? []).map(([name, texts]) => (
          <Stack key={name} component="section" aria-label={name}>
            <Title order={2}>{name}</Title>
            {texts.map((text) => (
              <GuideTextCard key={`${text.place} ${text.de} ${text.en} ${text.checkedOn}`} text={text} />
            ))}
          </Stack>
        ))}
      </Stack>
    </>
  );
}

function byPartner(texts: readonly GuideText[]): [string, GuideText[]][] {
  return Object.entries(Object.groupBy(texts, ({ partnerName }) => partnerName)).map(([name, own]) => [
    name,
    own ?? [],
  ]);
}
