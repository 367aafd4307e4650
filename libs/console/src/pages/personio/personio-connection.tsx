import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Connection } from '../../api/connections.js';
import { useTexts } from '../../language/use-texts.js';
import { NextStep } from '../../pieces/next-step.js';
import { Note } from '../../pieces/note.js';
import { DeliveryCounts } from './delivery-counts.js';
import { SavedValues } from '../credentials/saved-values.js';
import { VerifyStaged } from '../credentials/verify-staged.js';
import { useAskedValues } from './use-asked-values.js';

/** What is connected already, and how its deliveries are doing. */
export function PersonioConnection({
  connection,
  mayChange,
}: {
  connection: Connection | null;
  mayChange: boolean;
}) {
  const t = useTexts('personio');
  const asked = useAskedValues();
  return (
    <>
      {connection?.state === 'repair' && (
        <Note tone="bad" title={connection.reasonText ?? ''}>
          <Text size="sm">{t('connection.repair')}</Text>
        </Note>
      )}
      {connection?.state === 'repair' && connection.nextStep && (
        <NextStep title={connection.nextStep} action={mayChange && <ChangeButton />} />
      )}
      <DeliveryCounts />
      {mayChange && (
        <Card component="section" aria-labelledby="connection">
          <Title order={2} id="connection">
            {t('connection.title')}
          </Title>
          <Stack mt="md">
            <SavedValues asked={asked} />
            {connection?.state !== 'off' && <VerifyStaged asked={asked} />}
            <Group gap="md">
              {connection?.state !== 'repair' && <ChangeButton />}
              <Text size="sm" c="dimmed">
                {t('connection.changeWhy')}
              </Text>
            </Group>
          </Stack>
        </Card>
      )}
    </>
  );
}

function ChangeButton() {
  const t = useTexts('personio');
  return (
    <Button
      variant="default"
      renderRoot={(props) => <Link to="/integrations/personio" search={{ step: 'job' }} {...props} />}
    >
      {t('connection.change')}
    </Button>
  );
}
