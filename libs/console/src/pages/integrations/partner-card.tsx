import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Connection } from '../../api/connections.js';
import type { PartnerName } from '../../api/partners.js';
import { useTexts } from '../../language/use-texts.js';
import { Moment } from '../../pieces/moment.js';
import { ConnectionStateBadge } from '../../pieces/state-badge.js';
import { TextLink } from '../../pieces/text-link.js';
import classes from './partner-card.module.css';

const PATHS = {
  join: '/integrations/join',
  personio: '/integrations/personio',
  'operator-ats': '/integrations/operator-ats',
} as const;

/** One partner: what it is for, how it is doing, what to do next. */
export function PartnerCard({
  partner,
  connections,
  undeliverable,
}: {
  partner: PartnerName;
  connections: readonly Connection[];
  /** How many applications did not reach the partner. */
  undeliverable: number;
}) {
  const t = useTexts('integrations');
  const [connection, ...others] = connections;
  const state = connection?.state ?? 'off';
  const hasFailed = state === 'connected' && undeliverable > 0;
  const toDo = hasFailed ? t('failed', { count: undeliverable }) : t(`next.${partner}.${state}`);
  const next = state === 'connected' && connection?.reasonText ? t('look') : toDo;
  return (
    <Card component="article" className={classes['card'] ?? ''} aria-labelledby={`partner-${partner}`}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={2} id={`partner-${partner}`}>
          {t(`${partner}.name`)}
        </Title>
        <ConnectionStateBadge state={state} />
      </Group>
      <Text c="dimmed" mt={4}>
        {t(`${partner}.what`)}
      </Text>
      <Stack gap={2} my="md">
        {connection?.reasonText && (
          <Text size="sm" c="var(--mantine-color-error)">
            {connection.reasonText}
          </Text>
        )}
        {connection && state !== 'off' && state !== 'requested' && (
          <Text size="sm" c="dimmed">
            {t('lastSeen')}:{' '}
            {connection.lastSeenAt === null ? t('never') : <Moment at={connection.lastSeenAt} />}
          </Text>
        )}
        {others.length > 0 && <Connections partner={partner} connections={connections} />}
      </Stack>
      <Link
        to={PATHS[partner]}
        className={classes['next']}
        aria-label={`${t('open', { partner: t(`${partner}.name`) })}: ${next}`}
      >
        {next}
        <IconArrowRight size={18} aria-hidden />
      </Link>
    </Card>
  );
}

/** Several connections to one partner, each with its own state. */
function Connections({ partner, connections }: { partner: PartnerName; connections: readonly Connection[] }) {
  const words = useTexts('words');
  return (
    <Stack component="ul" className={classes['several'] ?? ''} gap={6} m={0} mt="xs" p={0}>
      {connections.map(({ id, label, state }) => (
        <Group key={id} component="li" justify="space-between" wrap="nowrap">
          {partner === 'join' ? (
            <TextLink to="/integrations/join" search={{ connection: id }} size="sm">
              {label || words('connection.first')}
            </TextLink>
          ) : (
            <Text size="sm">{label || words('connection.first')}</Text>
          )}
          <ConnectionStateBadge state={state} />
        </Group>
      ))}
    </Stack>
  );
}
