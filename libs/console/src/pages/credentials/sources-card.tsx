import { Card, Stack, Switch, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { changeSources, type Connection, connectionsQuery } from '../../api/connections.js';
import { inboundPartnersQuery } from '../../api/partners.js';
import { useTexts } from '../../language/use-texts.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { useMay } from '../../session/use-session.js';

/** Switches for each partner that sends applications: whether those are passed on to this one. */
export function SourcesCard({ connection }: { connection: Connection }) {
  const t = useTexts('credentials');
  const queries = useQueryClient();
  const mayChange = useMay('credentials.change');
  const inbound = useQuery(inboundPartnersQuery);
  const { id, partner, partnerName: target, sources } = connection;
  const change = useMutation({
    mutationFn: (next: string[]) => changeSources(id, next),
    onSuccess: () => queries.invalidateQueries({ queryKey: connectionsQuery.queryKey }),
  });
  const toggle = (source: string, on: boolean) =>
    change.mutate(on ? [...sources, source] : sources.filter((one) => one !== source));
  if (inbound.data?.length === 0) return null;
  return (
    <Card component="section" aria-labelledby={`sources-${partner}`}>
      <Title order={2} id={`sources-${partner}`}>
        {t('sources.title')}
      </Title>
      <Stack mt="xs">
        <Text size="sm" c="dimmed">
          {t('sources.own', { target })} {t('sources.earlier')}
        </Text>
        {inbound.data?.map(({ partner: source, name }) => (
          <Switch
            key={source}
            size="md"
            label={t('sources.from', { source: name })}
            description={t('sources.means', { source: name, target })}
            checked={sources.includes(source)}
            disabled={!mayChange || change.isPending}
            onChange={({ currentTarget }) => toggle(source, currentTarget.checked)}
          />
        ))}
        <ProblemAlert error={inbound.error ?? change.error} />
      </Stack>
    </Card>
  );
}
