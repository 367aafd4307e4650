import { Button, Group, List, Progress, Stack, Text } from '@mantine/core';
import { useTexts } from '../../language/use-texts.js';
import { Dialog } from '../../pieces/dialog.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { useDeliverMany } from './use-deliver-many.js';

/** Delivers several again, one after the other, and says how each went. */
export function DeliverManyDialog({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  const t = useTexts('deliveries');
  const words = useTexts('words');
  const { phase, done, refused, start, stop } = useDeliverMany(ids);
  const close = () => {
    stop();
    onClose();
  };
  const percent = Math.round((done / ids.length) * 100);
  return (
    <Dialog
      opened
      onClose={close}
      title={
        phase === 'asking' ? t('many.title', { count: ids.length }) : t('again.many', { count: ids.length })
      }
    >
      <Stack>
        {phase === 'asking' && <Text>{t('many.means')}</Text>}
        {phase !== 'asking' && (
          <>
            <Progress value={percent} aria-label={t('many.progress')} size="lg" />
            <Text aria-live="polite">{t('many.done', { done, count: ids.length })}</Text>
          </>
        )}
        {refused.length > 0 && (
          <List spacing="xs" listStyleType="none">
            {refused.map(({ id, error }) => (
              <List.Item key={id}>
                <ProblemAlert error={error} />
              </List.Item>
            ))}
          </List>
        )}
        <Group justify="flex-end">
          {phase !== 'done' && (
            <Button variant="default" onClick={close}>
              {phase === 'asking' ? words('cancel') : t('many.stop')}
            </Button>
          )}
          {phase === 'asking' && (
            <Button onClick={() => void start()} data-autofocus>
              {t('many.start')}
            </Button>
          )}
          {phase === 'done' && (
            <Button onClick={close} data-autofocus>
              {words('close')}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}
