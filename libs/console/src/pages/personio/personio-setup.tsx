import { Button, Card, Grid, Group, Stack, Stepper } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { PersonioCredentials, PersonioValue } from '../../api/personio.js';
import { useTexts } from '../../language/use-texts.js';
import { Guide } from './guide.js';
import classes from './personio-setup.module.css';
import { type Step, STEPS, VALUES_OF } from './steps.js';
import { ValueField } from './value-field.js';
import { useAskedValues } from './use-asked-values.js';
import { areReady, hintOf } from './value-hint.js';
import { VerifyNew } from '../credentials/verify-new.js';

const route = getRouteApi('/signed-in/integrations/personio');
const EMPTY: PersonioCredentials = { job: '', companyId: '', accessToken: '', channelId: '' };

/** The set-up in four steps: the guide on the left, the fields on the right. */
export function PersonioSetup({ step }: { step: Step }) {
  const t = useTexts('personio');
  const navigate = route.useNavigate();
  const [credentials, setCredentials] = useState(EMPTY);
  const asked = useAskedValues();
  const at = STEPS.indexOf(step);
  const goTo = (index: number) => {
    const next = STEPS[index];
    if (next) void navigate({ search: { step: next } });
  };
  const isWrong = (part: Step) =>
    part !== 'verify' && VALUES_OF[part].some((value) => hintOf(value, credentials));
  const change = (value: PersonioValue, text: string) =>
    setCredentials((before) => ({ ...before, [value]: text }));
  return (
    <>
      <Stepper
        active={at}
        onStepClick={goTo}
        size="sm"
        aria-label={t('stepOf', { step: at + 1, all: STEPS.length })}
      >
        {STEPS.map((part) => (
          <Stepper.Step key={part} label={t(`steps.${part}`)} {...(isWrong(part) && { color: 'red.9' })} />
        ))}
      </Stepper>
      {step === 'verify' ? (
        <VerifyNew
          asked={asked}
          values={credentials}
          isReady={areReady(credentials)}
          onBack={() => goTo(at - 1)}
          backLabel={t('previous')}
        />
      ) : (
        <Grid gap="xl">
          <Grid.Col span={{ base: 12, md: 6 }} order={{ base: 2, md: 1 }}>
            <Guide part={step} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 6 }} order={{ base: 1, md: 2 }}>
            <Card className={classes['fields'] ?? ''}>
              <form
                onSubmit={(event) => {
                  event.preventDefault();
                  goTo(at + 1);
                }}
              >
                <Stack>
                  {VALUES_OF[step].map((value) => (
                    <ValueField key={value} value={value} credentials={credentials} onChange={change} />
                  ))}
                  <Group justify="space-between">
                    {at > 0 ? (
                      <Button variant="default" onClick={() => goTo(at - 1)}>
                        {t('previous')}
                      </Button>
                    ) : (
                      <span />
                    )}
                    <Button type="submit">{t('next')}</Button>
                  </Group>
                </Stack>
              </form>
            </Card>
          </Grid.Col>
        </Grid>
      )}
    </>
  );
}
