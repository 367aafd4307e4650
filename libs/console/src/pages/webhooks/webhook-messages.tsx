import { Card, Stack, Title } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { given } from '../../api/given.js';
import {
  MESSAGE_STATES,
  type Webhook,
  type WebhookMessage,
  webhookMessagesQuery,
} from '../../api/webhooks.js';
import { useTexts } from '../../language/use-texts.js';
import { byTime } from '../../pieces/by-time.js';
import { EmptyState } from '../../pieces/empty-state.js';
import { FilterBar } from '../../pieces/filter-bar.js';
import { FilterSelect } from '../../pieces/filter-select.js';
import { Moment } from '../../pieces/moment.js';
import { type PagedColumn, PagedTable } from '../../pieces/paged-table.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { TextLink } from '../../pieces/text-link.js';
import { eventKey } from './event-key.js';
import { MessageDialog } from './message-dialog.js';
import { MessageStateBadge } from './webhook-state-badge.js';

const route = getRouteApi('/signed-in/webhooks/$id');

/** What was sent; a message opens with what was answered. */
export function WebhookMessages({ webhook: { id, state: webhookState } }: { webhook: Webhook }) {
  const t = useTexts('webhooks');
  const navigate = route.useNavigate();
  const { state, order, cursor, message } = route.useSearch();
  const messages = useQuery(webhookMessagesQuery(id, { state, order, cursor }));
  const columns = useMemo<PagedColumn<WebhookMessage>[]>(
    () => [
      {
        id: 'type',
        header: t('message.type'),
        cell: ({ row }) => (
          <TextLink
            to="/webhooks/$id"
            params={{ id }}
            search={(now: object) => ({ ...now, message: row.original.id })}
            fw={560}
          >
            {t(`event.${eventKey(row.original.type)}`)}
          </TextLink>
        ),
      },
      {
        id: 'state',
        header: t('message.state'),
        cell: ({ row }) => <MessageStateBadge state={row.original.state} />,
      },
      { id: 'answer', header: t('message.answer'), cell: ({ row }) => row.original.lastStatus ?? '–' },
      { id: 'attempts', header: t('message.attempts'), cell: ({ row }) => row.original.attempts },
      {
        id: 'at',
        header: t('message.at'),
        cell: ({ row }) => <Moment at={row.original.createdAt} />,
      },
      {
        id: 'next',
        header: t('message.next'),
        cell: ({ row: { original } }) =>
          original.nextAttemptAt === null ? '–' : <Moment at={original.nextAttemptAt} />,
      },
    ],
    [t, id],
  );
  return (
    <Stack component="section" aria-labelledby="messages" gap="sm">
      <Title order={2} id="messages">
        {t('messages')}
      </Title>
      <FilterBar>
        <FilterSelect
          label={t('message.state')}
          value={state}
          options={MESSAGE_STATES.map((value) => ({ value, label: t(`messageState.${value}`) }))}
          onChange={(next) => void navigate({ search: given({ state: next, order }) })}
        />
      </FilterBar>
      <ProblemAlert error={messages.error} onRetry={() => void messages.refetch()} />
      {!messages.error && (
        <Card p={0}>
          <PagedTable
            caption={t('messages')}
            columns={columns}
            page={messages.data}
            cursor={cursor}
            onCursor={(next) =>
              void navigate({
                search: ({ cursor: _, ...rest }) => ({
                  ...rest,
                  ...(next !== undefined && { cursor: next }),
                }),
              })
            }
            sorting={byTime('at', order, (next) => void navigate({ search: given({ state, order: next }) }))}
            onOpen={(one) => void navigate({ search: (now) => ({ ...now, message: one.id }) })}
            empty={<EmptyState icon={IconSend} title={t('none.title')} next={t('none.next')} />}
          />
        </Card>
      )}
      {message !== undefined && (
        <MessageDialog
          webhookId={id}
          messageId={message}
          mayReplay={webhookState !== 'disabled'}
          onClose={() => void navigate({ search: ({ message: _, ...rest }) => rest })}
        />
      )}
    </Stack>
  );
}
