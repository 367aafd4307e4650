import { ActionIcon, Indicator, Popover, Stack, Text } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { noticesQuery } from '../api/notices.js';
import { useTexts } from '../language/use-texts.js';
import { Moment } from '../pieces/moment.js';
import classes from './notices-bell.module.css';

/** What the reader has been told lately. */
export function NoticesBell() {
  const t = useTexts('shell');
  const { data } = useQuery(noticesQuery);
  if (!data) return null;
  const unread = data.data.filter(({ readAt }) => readAt === null).length;
  return (
    <Popover position="bottom-end" width={320} shadow="md" trapFocus>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          c="var(--mantine-color-text)"
          size={36}
          aria-label={t('notices.open', { count: unread })}
        >
          <Indicator disabled={unread === 0} color="var(--signal)" size={9} offset={3}>
            <IconBell size={20} stroke={1.7} aria-hidden />
          </Indicator>
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm" aria-live="polite">
          <Text fw={620}>{t('notices.title')}</Text>
          {data.data.length === 0 && <Text c="dimmed">{t('notices.empty')}</Text>}
          {data.data.map((notice) => (
            <div key={notice.id}>
              <Text size="sm" fw={notice.readAt === null ? 620 : 400}>
                {notice.title}
              </Text>
              <Text size="sm" className={classes['body'] ?? ''}>
                {notice.body}
              </Text>
              <Text size="xs" c="dimmed">
                <Moment at={notice.createdAt} />
              </Text>
            </div>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
