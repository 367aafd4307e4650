import { Card, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ConsoleApplication } from '../../api/applications.js';
import { jobQuery } from '../../api/jobs.js';
import { useTexts } from '../../language/use-texts.js';
import classes from './written-card.module.css';

/** What the candidate wrote: the message, and the answers beside their questions. */
export function WrittenCard({ application }: { application: ConsoleApplication }) {
  const t = useTexts('applications');
  const { message, answers, jobId } = application;
  const job = useQuery({ ...jobQuery(jobId), enabled: answers.length > 0 });
  if (message === null && answers.length === 0) return null;
  const questionOf = (id: string) => job.data?.questions.find((question) => question.id === id);
  const said = (id: string, value: string) =>
    questionOf(id)?.type === 'yes_no' && (value === 'yes' || value === 'no') ? t(`answers.${value}`) : value;
  return (
    <Card component="section" aria-labelledby="written">
      <Title order={2} id="written" mb="sm">
        {t('written')}
      </Title>
      <Stack>
        {message !== null && <Text className={classes['message'] ?? ''}>{message}</Text>}
        {answers.length > 0 && (
          <Stack component="dl" gap="sm" m={0}>
            {answers.map(({ questionId, value }) => (
              <div key={questionId}>
                <Text component="dt" size="sm" c="dimmed">
                  {questionOf(questionId)?.text ?? questionId}
                </Text>
                <Text component="dd" m={0} className={classes['message'] ?? ''}>
                  {said(questionId, value)}
                </Text>
              </div>
            ))}
          </Stack>
        )}
      </Stack>
    </Card>
  );
}
