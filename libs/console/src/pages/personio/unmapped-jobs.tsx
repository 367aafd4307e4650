import { Card, Group, List, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { unmappedJobsQuery } from '../../api/jobs.js';
import { useTexts } from '../../language/use-texts.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { Badge } from '../../pieces/state-badge.js';
import { TextLink } from '../../pieces/text-link.js';
import { useMay } from '../../session/use-session.js';
import { PasteJobs } from './paste-jobs.js';

/** Which jobs Personio does not know yet, and a way to link many at once. */
export function UnmappedJobs({ connectionId }: { connectionId: string }) {
  const t = useTexts('personio');
  const maySee = useMay('jobs.read');
  const mayChange = useMay('jobs.change');
  const { data, error, refetch } = useQuery({ ...unmappedJobsQuery(connectionId), enabled: maySee });
  if (!maySee) return null;
  return (
    <Card component="section" aria-labelledby="unmapped">
      <Title order={2} id="unmapped">
        {t('mappings.title')}
      </Title>
      <Stack mt="xs">
        <Text size="sm" c="dimmed">
          {data?.data.length === 0 ? t('mappings.none') : t('mappings.lead')}
        </Text>
        {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
        <List listStyleType="none" spacing="xs">
          {data?.data.map(({ jobId, title, externalId, waiting }) => (
            <List.Item key={jobId}>
              <Group gap="sm">
                <TextLink to="/job/$jobId" params={{ jobId }}>
                  {title}
                </TextLink>
                {externalId !== null && (
                  <Text span size="sm" c="dimmed" className="mono">
                    {externalId}
                  </Text>
                )}
                {waiting > 0 && <Badge tone="wait" label={t('mappings.waiting', { count: waiting })} />}
              </Group>
            </List.Item>
          ))}
        </List>
        {data && data.nextCursor !== null && (
          <Text size="sm" c="dimmed">
            {t('mappings.more')}
          </Text>
        )}
        {mayChange && <PasteJobs connectionId={connectionId} />}
      </Stack>
    </Card>
  );
}
