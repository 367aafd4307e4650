import { Card, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ConsoleApplication, applicationQuery } from '../../api/applications.js';
import { useTexts } from '../../language/use-texts.js';
import { CopyableId } from '../../pieces/copyable-id.js';
import { Moment } from '../../pieces/moment.js';
import { Note } from '../../pieces/note.js';
import { CardSkeleton } from '../../pieces/page-skeleton.js';
import { PageTitle } from '../../pieces/page-title.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { TextLink } from '../../pieces/text-link.js';
import { CandidateCard } from './candidate-card.js';
import { DeliveriesCard } from './deliveries-card.js';
import { DocumentsCard } from './documents-card.js';
import { RetentionCard } from './retention-card.js';
import { SourceTags } from './source-tags.js';
import { WrittenCard } from './written-card.js';

const route = getRouteApi('/signed-in/applications/$applicationId');

/** One application: who applied, with what, and whether it has arrived where it should. */
export function ApplicationPage() {
  const t = useTexts('applications');
  const { applicationId } = route.useParams();
  const application = useQuery(applicationQuery(applicationId));
  const { data } = application;
  const name = data?.candidate && `${data.candidate.firstName} ${data.candidate.lastName}`;
  const title = data ? (name ?? t('erased.name')) : t('one');
  return (
    <>
      <PageTitle title={title} back={{ to: '/applications', label: t('title') }}>
        {data && <SourceTags tags={data.tags} source={data.source} />}
      </PageTitle>
      {application.error && (
        <ProblemAlert error={application.error} onRetry={() => void application.refetch()} />
      )}
      {application.isPending && <CardSkeleton />}
      {data && (
        <Stack gap="lg">
          <Facts application={data} />
          {data.erasedAt === null ? <Content application={data} /> : <Erased at={data.erasedAt} />}
          <DeliveriesCard applicationId={data.id} />
          {data.erasedAt === null && <RetentionCard application={data} />}
        </Stack>
      )}
    </>
  );
}

function Facts({ application }: { application: ConsoleApplication }) {
  const t = useTexts('applications');
  return (
    <Group gap="lg">
      <TextLink to="/job/$jobId" params={{ jobId: application.jobId }} size="sm" fw={560}>
        {application.jobTitle}
      </TextLink>
      <Text size="sm" c="dimmed">
        {t('received')} <Moment at={application.receivedAt} />
      </Text>
      {application.consentedAt !== null && (
        <Text size="sm" c="dimmed">
          {t('consented')} <Moment at={application.consentedAt} />
        </Text>
      )}
      <CopyableId id={application.id} />
    </Group>
  );
}

function Content({ application }: { application: ConsoleApplication }) {
  return (
    <>
      {application.candidate && <CandidateCard candidate={application.candidate} />}
      <DocumentsCard application={application} />
      <WrittenCard application={application} />
    </>
  );
}

function Erased({ at }: { at: string }) {
  const t = useTexts('applications');
  return (
    <Card>
      <Note title={t('erased.title')}>
        <Text size="sm">
          {t('erased.text')} <Moment at={at} />
        </Text>
      </Note>
    </Card>
  );
}
