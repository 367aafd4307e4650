import { Anchor, Card, SimpleGrid, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Candidate } from '../../api/applications.js';
import { useTexts } from '../../language/use-texts.js';

/** Who applied and how to reach them. */
export function CandidateCard({ candidate }: { candidate: Candidate }) {
  const t = useTexts('applications');
  const { email, phone } = candidate;
  return (
    <Card component="section" aria-labelledby="candidate">
      <Title order={2} id="candidate" mb="sm">
        {t('candidate.title')}
      </Title>
      <SimpleGrid cols={{ base: 1, xs: 2 }} component="dl" m={0}>
        <Line term={t('candidate.email')}>
          <Anchor href={`mailto:${email}`}>{email}</Anchor>
        </Line>
        <Line term={t('candidate.phone')}>
          {phone === null ? (
            t('candidate.noPhone')
          ) : (
            <Anchor href={`tel:${phone.replaceAll(' ', '')}`}>{phone}</Anchor>
          )}
        </Line>
      </SimpleGrid>
    </Card>
  );
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <Text component="dt" size="sm" c="dimmed">
        {term}
      </Text>
      <Text component="dd" m={0}>
        {children}
      </Text>
    </div>
  );
}
