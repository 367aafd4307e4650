import { Button, Card, Group, SegmentedControl, Stack, Text, Textarea, Title } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { comment } from '../../api/support-requests.js';
import { useTexts } from '../../language/use-texts.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { useDeskChange } from './use-desk-change.js';

const LONGEST_TEXT = 2000;

/** Says something: inside the team, or to the customer; which of the two is never a guess. */
export function CommentForm({ requestId }: { requestId: string }) {
  const t = useTexts('support-requests');
  const [to, setTo] = useState<'internal' | 'customer'>('internal');
  const [text, setText] = useState('');
  const area = useRef<HTMLTextAreaElement>(null);
  const internal = to === 'internal';
  const said = useDeskChange(
    () => comment(requestId, { text: text.trim(), internal }),
    () => {
      setText('');
      // The button is off until there is something to say again.
      area.current?.focus();
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    said.mutate();
  };
  return (
    <Card component="section" aria-labelledby="comment">
      <Title order={2} id="comment" mb="md">
        {t('comment.title')}
      </Title>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <SegmentedControl
            aria-label={t('comment.to')}
            value={to}
            onChange={(next) => setTo(next as 'internal' | 'customer')}
            data={[
              { value: 'internal', label: t('comment.internal') },
              { value: 'customer', label: t('comment.answer') },
            ]}
            fullWidth
          />
          <Text size="sm" c="dimmed">
            {internal ? t('comment.internalMeans') : t('comment.answerMeans')}
          </Text>
          <Textarea
            ref={area}
            aria-label={internal ? t('comment.internal') : t('comment.answer')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            maxLength={LONGEST_TEXT}
            autosize
            minRows={3}
          />
          <ProblemAlert error={said.error} onRetry={() => said.mutate()} />
          <Group justify="flex-end">
            <Button
              type="submit"
              variant={internal ? 'default' : 'filled'}
              loading={said.isPending}
              disabled={text.trim() === ''}
            >
              {internal ? t('comment.keep') : t('comment.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
