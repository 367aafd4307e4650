import { Button, Grid, Group, Stack, Stepper } from '@mantine/core';
import { useState } from 'react';
import type { Connection } from '../../api/connections.js';
import type { PersonioCredentials } from '../../api/personio.js';
import { useTexts } from '../../language/use-texts.js';
import { VerifyNew } from '../credentials/verify-new.js';
import { Guide } from '../personio/guide.js';
import { STEPS, VALUES_OF } from '../personio/steps.js';
import { useAskedValues } from '../personio/use-asked-values.js';
import { ValueField } from '../personio/value-field.js';
import { areReady } from '../personio/value-hint.js';
import { LinkFirstJob } from './link-first-job.js';

const EMPTY: PersonioCredentials = { job: '', companyId: '', accessToken: '', channelId: '' };

/** The values of Personio in four steps, then the first job. */
export function PersonioByLink({ connection }: { connection: Connection }) {
  const t = useTexts('personio');
  const [credentials, setCredentials] = useState(EMPTY);
  const [at, setAt] = useState(0);
  const asked = { ...useAskedValues(), partner: connection.id };
  const step = STEPS[at] ?? 'verify';
  return (
    <>
      <Stepper
        active={at}
        onStepClick={setAt}
        size="sm"
        aria-label={t('stepOf', { step: at + 1, all: STEPS.length })}
      >
        {STEPS.map((part) => (
          <Stepper.Step key={part} label={t(`steps.${part}`)} />
        ))}
      </Stepper>
      {step === 'verify' ? (
        <VerifyNew
          asked={asked}
          values={credentials}
          isReady={areReady(credentials)}
          onBack={() => setAt(at - 1)}
          backLabel={t('previous')}
        />
      ) : (
        <Grid gap="xl">
          <Grid.Col span={{ base: 12, md: 6 }} order={{ base: 2, md: 1 }}>
            <Guide part={step} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 6 }} order={{ base: 1, md: 2 }}>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                setAt(at + 1);
              }}
            >
              <Stack>
                {VALUES_OF[step].map((value) => (
                  <ValueField
                    key={value}
                    value={value}
                    credentials={credentials}
                    onChange={(name, text) => setCredentials((before) => ({ ...before, [name]: text }))}
                  />
                ))}
                <Group justify="flex-end">
                  {at > 0 && (
                    <Button variant="default" onClick={() => setAt(at - 1)}>
                      {t('previous')}
                    </Button>
                  )}
                  <Button type="submit">{t('next')}</Button>
                </Group>
              </Stack>
            </form>
          </Grid.Col>
        </Grid>
      )}
      {connection.state === 'connected' && (
        <LinkFirstJob connection={connection.id} personioJob={credentials.job.trim()} />
      )}
    </>
  );
}
