import { Anchor, Drawer, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AuditEvent } from '../../api/audit-events.js';
import { useLocale, useTexts } from '../../language/use-texts.js';
import { CopyableId } from '../../pieces/copyable-id.js';
import type { ActivitySearch } from './activity-search.js';
import { ActorName } from './actor-name.js';
import classes from './event-drawer.module.css';
import { FactValue } from './fact-value.js';
import { OutcomeBadge } from './outcome-badge.js';

interface Props {
  event: AuditEvent | null;
  onClose: () => void;
  /** Shows only events like this one. */
  onNarrow: (filter: ActivitySearch) => void;
}

/** Everything that the log holds of one event. */
export function EventDrawer({ event, onClose, onNarrow }: Props) {
  const t = useTexts('activity');
  const words = useTexts('words');
  return (
    <Drawer.Root opened={event !== null} onClose={onClose} position="right" size="md">
      <Drawer.Overlay backgroundOpacity={0.45} />
      <Drawer.Content bg="var(--surface)">
        <Group justify="space-between" wrap="nowrap" px="lg" pt="lg" pb="xs">
          <Drawer.Title fw={640} fz="lg">
            {t('detail.title')}
          </Drawer.Title>
          <Drawer.CloseButton aria-label={words('close')} />
        </Group>
        <Drawer.Body px="lg" pb="lg">
          {event && <Detail event={event} onNarrow={onNarrow} />}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

function Detail({ event, onNarrow }: { event: AuditEvent; onNarrow: Props['onNarrow'] }) {
  const t = useTexts('activity');
  const { actor, target, request } = event;
  const targetId = target.id;
  return (
    <Stack gap="lg">
      <div>
        <Text fw={620} size="lg">
          {event.sentence}
        </Text>
        <OutcomeBadge outcome={event.outcome} />
      </div>
      <dl className={classes['facts']}>
        <Line term={t('detail.at')}>
          <Times at={event.at} />
        </Line>
        <Line term={t('columns.who')}>
          <ActorName actor={actor} />
          <Narrow label={t('detail.sameActor')} onClick={() => onNarrow({ actor: actor.id })} />
        </Line>
        <Line term={t('detail.action')}>
          <code>{event.action}</code>
          <Narrow label={t('detail.sameAction')} onClick={() => onNarrow({ action: event.action })} />
        </Line>
        {targetId !== null && (
          <Line term={t('detail.target')}>
            <CopyableId id={targetId} label={target.label} />
            <Narrow label={t('detail.sameTarget')} onClick={() => onNarrow({ target: targetId })} />
          </Line>
        )}
        {event.reason !== null && <Line term={t('detail.reason')}>{event.reason}</Line>}
        {request.id !== null && (
          <Line term={t('detail.request')}>
            <CopyableId id={request.id} />
          </Line>
        )}
        {request.ip !== null && <Line term={t('detail.ip')}>{request.ip}</Line>}
        {request.userAgent !== null && <Line term={t('detail.userAgent')}>{request.userAgent}</Line>}
        <Line term={t('detail.seq')}>
          {event.seq === null ? t('detail.notSealed') : t('detail.sealed', { seq: event.seq })}
        </Line>
        <Line term={t('detail.id')}>
          <CopyableId id={event.id} />
        </Line>
      </dl>
      {event.factsTold.length > 0 && (
        <section aria-labelledby="facts">
          <Title order={3} id="facts" mb="xs">
            {t('detail.facts')}
          </Title>
          <dl className={classes['facts']}>
            {event.factsTold.map(({ name, label, value }) => (
              <Line key={name} term={label}>
                <FactValue value={value} />
              </Line>
            ))}
          </dl>
        </section>
      )}
    </Stack>
  );
}

function Line({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Narrow({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Anchor component="button" type="button" size="sm" display="block" onClick={onClick}>
      {label}
    </Anchor>
  );
}

/** The exact time twice: where the reader is, and in UTC. */
function Times({ at }: { at: string }) {
  const locale = useLocale();
  const time = new Date(at);
  const here = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' }).format(time);
  return (
    <>
      <Text size="sm">{here}</Text>
      <Text size="sm" c="dimmed">
        <time dateTime={time.toISOString()}>{time.toISOString().replace('T', ' ').replace('Z', ' UTC')}</time>
      </Text>
    </>
  );
}
