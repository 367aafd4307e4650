import { Group, Text } from '@mantine/core';
import type { SupportRequestDetail, SupportRequestComment } from '../../api/support-requests.js';
import { useTexts } from '../../language/use-texts.js';
import { Moment } from '../../pieces/moment.js';
import { Badge } from '../../pieces/state-badge.js';
import { Timeline, TimelineItem } from '../../pieces/timeline.js';
import classes from './request-timeline.module.css';

const DECISION_TONES = { approved: 'good', rejected: 'bad', withdrawn: 'calm' } as const;

/** Everything that was said and decided, oldest first. */
export function RequestTimeline({ request }: { request: SupportRequestDetail }) {
  const t = useTexts('support-requests');
  const before = request.comments.filter(({ createdAt }) => isBefore(createdAt, request.decidedAt));
  const after = request.comments.slice(before.length);
  return (
    <Timeline label={t('timeline.title')}>
      <TimelineItem tone="wait">
        <Text fw={560}>{t('timeline.asked', { name: request.requestedBy })}</Text>
        <When at={request.createdAt} />
      </TimelineItem>
      {before.map((comment) => (
        <CommentItem key={comment.id} comment={comment} />
      ))}
      {request.state !== 'open' && request.decidedAt !== null && (
        <TimelineItem tone={DECISION_TONES[request.state]}>
          <Text fw={560}>{t(`timeline.${request.state}`)}</Text>
          {request.reason !== null && <Text className={classes['text'] ?? ''}>{request.reason}</Text>}
          <When at={request.decidedAt} />
        </TimelineItem>
      )}
      {after.map((comment) => (
        <CommentItem key={comment.id} comment={comment} />
      ))}
    </Timeline>
  );
}

function CommentItem({ comment }: { comment: SupportRequestComment }) {
  return (
    <TimelineItem tone={comment.internal ? 'calm' : 'info'}>
      <div className={classes['comment']} data-internal={comment.internal}>
        <Group gap="xs" mb={4}>
          <Text fw={560}>{comment.author}</Text>
          <AuthorBadge comment={comment} />
        </Group>
        <Text className={classes['text'] ?? ''}>{comment.text}</Text>
        <When at={comment.createdAt} />
      </div>
    </TimelineItem>
  );
}

function AuthorBadge({ comment: { internal, byStaff } }: { comment: SupportRequestComment }) {
  const t = useTexts('support-requests');
  if (internal) return <Badge tone="calm" label={t('comment.internal')} />;
  return <Badge tone="info" label={byStaff ? t('comment.answer') : t('comment.customer')} />;
}

const When = ({ at }: { at: string }) => (
  <Text size="sm" c="dimmed" component="div">
    <Moment at={at} />
  </Text>
);

const isBefore = (at: string, moment: string | null): boolean => moment === null || at <= moment;
