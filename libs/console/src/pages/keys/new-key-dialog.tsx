import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type Scope, SCOPES } from '../../api/keys.js';
import { useTexts } from '../../language/use-texts.js';
import { Dialog } from '../../pieces/dialog.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';

const LONGEST_NAME = 80;

interface Props {
  opened: boolean;
  isPending: boolean;
  error: unknown;
  onGenerate: (key: { name: string; scopes: Scope[] }) => void;
  onClose: () => void;
}

/** What a new key is for, and what it may do; nothing is ticked beforehand. */
export function NewKeyDialog({ opened, isPending, error, onGenerate, onClose }: Props) {
  const t = useTexts('keys');
  const words = useTexts('words');
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>([]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onGenerate({ name: name.trim(), scopes: SCOPES.filter((scope) => scopes.includes(scope)) });
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={t('new.title')} size="lg">
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('new.name')}
            description={t('new.nameWhy')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={LONGEST_NAME}
            required
            withAsterisk={false}
            autoComplete="off"
            data-autofocus
          />
          <Checkbox.Group
            label={t('new.scopes')}
            description={t('new.scopesWhy')}
            value={scopes}
            onChange={setScopes}
          >
            <Stack gap="xs" mt="xs">
              {SCOPES.map((scope) => (
                <Checkbox
                  key={scope}
                  size="sm"
                  value={scope}
                  label={t(`scope.${asKey(scope)}`)}
                  description={scope}
                />
              ))}
            </Stack>
          </Checkbox.Group>
          <ProblemAlert error={error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words('cancel')}
            </Button>
            <Button type="submit" loading={isPending} disabled={name.trim() === '' || scopes.length === 0}>
              {t('generate')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

type ScopeKey<Name extends string> = Name extends `${infer Noun}:${infer Verb}` ? `${Noun}-${Verb}` : never;

/** A colon would name another file of texts. */
const asKey = (scope: Scope) => scope.replace(':', '-') as ScopeKey<Scope>;
