import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Connection } from '../../api/connections.js';
import { type ConnectLink, connectLinksQuery, revokeConnectLink } from '../../api/connect-links.js';
import { useLiveInterval } from '../../api/use-live.js';
import { useTexts } from '../../language/use-texts.js';
import { ConfirmDialog } from '../../pieces/confirm-dialog.js';
import { CopyableId } from '../../pieces/copyable-id.js';
import { Moment } from '../../pieces/moment.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { Badge } from '../../pieces/state-badge.js';
import { useActingFor } from '../../pieces/use-acting-for.js';

const TONES = { open: 'wait', used: 'good', expired: 'calm', revoked: 'calm' } as const;

/** The links by which somebody may set this connection up without an account. */
export function ConnectLinksCard({ connection }: { connection: Connection }) {
  const t = useTexts('connections');
  const { data, error, refetch } = useQuery({
    ...connectLinksQuery(connection.id),
    refetchInterval: useLiveInterval(),
  });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data || data.data.length === 0) return null;
  return (
    <Card component="section" aria-labelledby="links">
      <Title order={2} id="links" mb="md">
        {t('links.title')}
      </Title>
      <Stack>
        {data.data.map((link) => (
          <Line key={link.id} link={link} organisationId={connection.organisationId} />
        ))}
      </Stack>
    </Card>
  );
}

function Line({ link, organisationId }: { link: ConnectLink; organisationId: string }) {
  const t = useTexts('connections');
  const mayRevoke = useActingFor()?.organisationId === organisationId;
  return (
    <Group justify="space-between" gap="sm" align="flex-start">
      <div>
        <Group gap="sm">
          <Badge tone={TONES[link.state]} label={t(`links.state.${link.state}`)} />
          <Text size="sm">
            {t('links.made')} <Moment at={link.createdAt} />
          </Text>
        </Group>
        <Text size="sm" c="dimmed" component="div">
          <When link={link} />
        </Text>
        <CopyableId id={link.id} />
      </div>
      {mayRevoke && (link.state === 'open' || isInUse(link)) && <Revoke link={link} />}
    </Group>
  );
}

const isInUse = ({ state, sessionEndsAt }: ConnectLink): boolean =>
  state === 'used' && sessionEndsAt !== null && new Date(sessionEndsAt) > new Date();

/** What happened last to a link, or until when it lasts. */
function When({ link: { revokedAt, openedAt, expiresAt } }: { link: ConnectLink }) {
  const t = useTexts('connections');
  const [said, at] =
    revokedAt !== null
      ? [t('links.revoked'), revokedAt]
      : openedAt !== null
        ? [t('links.opened'), openedAt]
        : [t('links.until'), expiresAt];
  return (
    <>
      {said} <Moment at={at} />
    </>
  );
}

function Revoke({ link }: { link: ConnectLink }) {
  const t = useTexts('connections');
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const revoke = useMutation({
    mutationFn: () => revokeConnectLink(link.id),
    onSuccess: async () => {
      setAsking(false);
      await queries.invalidateQueries({ queryKey: ['connections'] });
    },
  });
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setAsking(true)}>
        {t('links.revoke')}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        title={t('links.revokeTitle')}
        confirm={t('links.revoke')}
        isPending={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoke.mutate()}
        onClose={() => setAsking(false)}
      >
        <Text>{t('links.revokeMeans')}</Text>
      </ConfirmDialog>
    </>
  );
}
