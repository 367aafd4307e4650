import { Button, Card, Group, NumberInput, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { changeRetentionRule, type RetentionRule, retentionRuleQuery } from '../../api/privacy.js';
import { useTexts } from '../../language/use-texts.js';
import { fieldError } from '../../pieces/field-error.js';
import { Note } from '../../pieces/note.js';
import { RowsSkeleton } from '../../pieces/page-skeleton.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';

const MOST_MONTHS = 24;
const MOST_DAYS = 365;

/** The organisation's retention rule. */
export function RuleCard({ mayChange }: { mayChange: boolean }) {
  const t = useTexts('privacy');
  const { data, error, isPending, refetch } = useQuery(retentionRuleQuery);
  return (
    <Card component="section" aria-labelledby="rule">
      <Title order={2} id="rule" mb="xs">
        {t('rule.title')}
      </Title>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {isPending && <RowsSkeleton rows={2} />}
      {data && !mayChange && (
        <>
          <Text>{t('rule.monthsAre', { count: data.months })}</Text>
          {data.endedDays !== null && <Text>{t('rule.endedAre', { count: data.endedDays })}</Text>}
          <Text>{t('rule.daysAre', { count: data.documentsDays })}</Text>
        </>
      )}
      {data && mayChange && (
        <RuleForm key={`${data.months} ${data.endedDays} ${data.documentsDays}`} rule={data} />
      )}
    </Card>
  );
}

function RuleForm({ rule }: { rule: RetentionRule }) {
  const t = useTexts('privacy');
  const queries = useQueryClient();
  const [months, setMonths] = useState<number | string>(rule.months);
  const [ended, setEnded] = useState<number | string>(rule.endedDays ?? '');
  const [days, setDays] = useState<number | string>(rule.documentsDays);
  const change = useMutation({
    mutationFn: () =>
      changeRetentionRule({
        months: Number(months),
        endedDays: endedDaysOf(ended),
        documentsDays: Number(days),
      }),
    onSuccess: (next) => queries.setQueryData(retentionRuleQuery.queryKey, next),
  });
  const isSame =
    Number(months) === rule.months &&
    endedDaysOf(ended) === rule.endedDays &&
    Number(days) === rule.documentsDays;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text c="dimmed">{rule.chosen ? t('rule.chosen') : t('rule.byCountry')}</Text>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <NumberInput
            label={t('rule.months')}
            description={t('rule.monthsHint')}
            value={months}
            onChange={setMonths}
            error={fieldError(change.error, 'months')}
            min={1}
            max={MOST_MONTHS}
            allowDecimal={false}
          />
          <NumberInput
            label={t('rule.ended')}
            description={t('rule.endedHint')}
            value={ended}
            onChange={setEnded}
            error={fieldError(change.error, 'endedDays')}
            min={0}
            max={MOST_DAYS}
            allowDecimal={false}
          />
          <NumberInput
            label={t('rule.days')}
            description={t('rule.daysHint')}
            value={days}
            onChange={setDays}
            error={fieldError(change.error, 'documentsDays')}
            min={0}
            max={MOST_DAYS}
            allowDecimal={false}
          />
        </SimpleGrid>
        {Number(months) < rule.months && <Note tone="wait">{t('rule.shorter')}</Note>}
        <ProblemAlert error={change.error} />
        <Group justify="flex-end">
          <Button type="submit" disabled={isSame || months === '' || days === ''} loading={change.isPending}>
            {t('rule.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** An empty field: only the months count. */
const endedDaysOf = (value: number | string): number | null => (value === '' ? null : Number(value));
