import { Anchor, Box, Button, Code, Group, List, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { confirmSecondFactor, type SecondFactorSecret } from '../../api/account.js';
import { useTexts } from '../../language/use-texts.js';
import { CopyButton } from '../../pieces/copy-button.js';
import { QrCode } from '../../pieces/qr-code.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';

interface Props {
  made: SecondFactorSecret;
  onConfirmed: (made: { recoveryCodes: readonly string[] }) => void;
}

/** The secret for the app, and its first code. */
export function SecondFactorSetup({ made: { secret, uri }, onConfirmed }: Props) {
  const t = useTexts('account');
  const [code, setCode] = useState('');
  const proof = useMutation({ mutationFn: () => confirmSecondFactor(code), onSuccess: onConfirmed });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    proof.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <List type="ordered" spacing="xs">
          <List.Item>
            {t('secondFactor.scan')}
            <Box my="xs">
              <QrCode value={uri} label={t('secondFactor.qr')} />
            </Box>
            {t('secondFactor.enter')}
            <Group gap="xs" mt={4}>
              <Code fz="md">{secret.match(/.{1,4}/g)?.join(' ')}</Code>
              <CopyButton value={secret} label={t('secondFactor.copy')} />
            </Group>
            <Anchor href={uri} size="sm">
              {t('secondFactor.open')}
            </Anchor>
          </List.Item>
          <List.Item>{t('secondFactor.confirmHow')}</List.Item>
        </List>
        <TextInput
          label={t('secondFactor.code')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          autoComplete="one-time-code"
          inputMode="numeric"
          maw={200}
          required
          withAsterisk={false}
        />
        <ProblemAlert error={proof.error} />
        <Group>
          <Button type="submit" loading={proof.isPending}>
            {t('secondFactor.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
