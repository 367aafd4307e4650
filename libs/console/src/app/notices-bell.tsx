import { ActionIcon, Button, Group, Indicator, Popover, Stack, Text } from '@mantine/core';
import { IconBell, IconCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Notice, noticesQuery, readNotices } from '../api/notices.js';
import { useTexts } from '../language/use-texts.js';
import { Moment } from '../pieces/moment.js';
import { ProblemAlert } from '../pieces/problem-alert.js';
import classes from './notices-bell.module.css';

/** What the reader has been told lately; each stays marked until it was read. */
export function NoticesBell() {
  const t = useTexts('shell');
  const queries = useQueryClient();
  const { data } = useQuery(noticesQuery);
  const reading = useMutation({
    mutationFn: readNotices,
    onSettled: () => queries.invalidateQueries({ queryKey: noticesQuery.queryKey }),
  });
  if (!data) return null;
  const unread = data.data.filter(({ readAt }) => readAt === null).map(({ id }) => id);
  return (
    <Popover position="bottom-end" width={340} shadow="md" trapFocus>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          c="var(--mantine-color-text)"
          size={36}
          aria-label={t('notices.open', { count: unread.length })}
        >
          <Indicator disabled={unread.length === 0} color="var(--signal)" size={9} offset={3}>
            <IconBell size={20} stroke={1.7} aria-hidden />
          </Indicator>
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('notices.title')} className={classes['list'] ?? ''}>
        <Stack gap="md" aria-live="polite">
          <Group justify="space-between" wrap="nowrap">
            <Text fw={620} tabIndex={-1} data-autofocus style={{ outline: 'none' }}>
              {t('notices.title')}
            </Text>
            {unread.length > 1 && (
              <Button
                size="compact-sm"
                variant="subtle"
                loading={reading.isPending}
                onClick={() => reading.mutate(unread)}
              >
                {t('notices.readAll')}
              </Button>
            )}
          </Group>
          <ProblemAlert error={reading.error} />
          {data.data.length === 0 && <Text c="dimmed">{t('notices.empty')}</Text>}
          {data.data.map((notice) => (
            <Line key={notice.id} notice={notice} onRead={() => reading.mutate([notice.id])} />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Line({ notice, onRead }: { notice: Notice; onRead: () => void }) {
  const t = useTexts('shell');
  const isUnread = notice.readAt === null;
  return (
    <Group wrap="nowrap" align="flex-start" gap="xs">
      <div className={classes['text']}>
        <Text size="sm" fw={isUnread ? 620 : 400}>
          {notice.title}
        </Text>
        <Text size="sm" className={classes['body'] ?? ''}>
          {notice.body}
        </Text>
        <Text size="xs" c="dimmed">
          <Moment at={notice.createdAt} />
        </Text>
      </div>
      {isUnread && (
        <ActionIcon
          variant="subtle"
          aria-label={t('notices.read', { title: notice.title })}
          title={t('notices.readOne')}
          onClick={onRead}
        >
          <IconCheck size={18} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  );
}
