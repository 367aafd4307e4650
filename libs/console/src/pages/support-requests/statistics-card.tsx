import { Card, SimpleGrid, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { supportStatisticsQuery } from '../../api/support-requests.js';
import { useTexts } from '../../language/use-texts.js';
import { Age } from '../../pieces/age.js';

/** How many requests wait, and how long customers waited in the last 90 days. */
export function StatisticsCard() {
  const t = useTexts('support-requests');
  const { data } = useQuery(supportStatisticsQuery);
  if (!data) return null;
  const age = (seconds: number | null) => (seconds === null ? '–' : <Age seconds={seconds} />);
  return (
    <Card component="section" aria-label={t('statistics.title')} mb="lg">
      <SimpleGrid cols={{ base: 2, sm: 5 }}>
        <Figure label={t('statistics.waiting')}>{data.waiting}</Figure>
        <Figure label={t('statistics.overdue')}>{data.overdue}</Figure>
        <Figure label={t('statistics.asked')}>{data.total.asked}</Figure>
        <Figure label={t('statistics.answer')}>{age(data.total.medianAnswerSeconds)}</Figure>
        <Figure label={t('statistics.decision')}>{age(data.total.medianDecisionSeconds)}</Figure>
      </SimpleGrid>
    </Card>
  );
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text fw={640} fz="lg" component="div">
        {children}
      </Text>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
    </div>
  );
}
