import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { addConnection, type Connection, connectionsQuery, nameConnection } from '../api/connections.js';
import { useTexts } from '../language/use-texts.js';
import { useMay } from '../session/use-session.js';
import { Dialog } from './dialog.js';
import { fieldError } from './field-error.js';
import { partnerName } from './partner-name.js';
import { ProblemAlert } from './problem-alert.js';

interface Props {
  partner: string;
  /** All of the organisation's connections to this partner. */
  connections: readonly Connection[];
  current: Connection | null;
  onChoose: (id: string) => void;
}

/** Chooses among several connections to one partner; adds one more, such as a subsidiary's, and names them. */
export function ConnectionPicker({ partner, connections, current, onChoose }: Props) {
  const t = useTexts('words');
  const mayChange = useMay('connections.switch');
  const [adding, addDialog] = useDisclosure(false);
  const [naming, nameDialog] = useDisclosure(false);
  const hasSeveral = connections.length > 1;
  if (!hasSeveral && !mayChange) return null;
  return (
    <Group align="flex-end" gap="sm">
      {hasSeveral && (
        <Select
          label={t('connection.which')}
          data={connections.map(({ id, label }) => ({ value: id, label: label || t('connection.first') }))}
          value={current?.id ?? null}
          onChange={(id) => id !== null && onChoose(id)}
          allowDeselect={false}
          w={320}
        />
      )}
      {hasSeveral && mayChange && (
        <Button
          variant="default"
          leftSection={<IconPencil size={18} aria-hidden />}
          onClick={nameDialog.open}
        >
          {t('connection.name')}
        </Button>
      )}
      {mayChange && (
        <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={addDialog.open}>
          {t('connection.add')}
        </Button>
      )}
      <LabelDialog
        key={`add-${connections.length}`}
        opened={adding}
        title={t('connection.addTitle', { partner: partnerName(partner) })}
        label=""
        save={(label) => addConnection(partner, label)}
        onSaved={({ id }) => {
          addDialog.close();
          onChoose(id);
        }}
        onClose={addDialog.close}
      />
      {current && (
        <LabelDialog
          key={`${current.id}-${current.label}`}
          opened={naming}
          title={t('connection.name')}
          label={current.label}
          save={(label) => nameConnection(current.id, label)}
          onSaved={nameDialog.close}
          onClose={nameDialog.close}
        />
      )}
    </Group>
  );
}

interface LabelDialogProps {
  opened: boolean;
  title: string;
  label: string;
  save: (label: string) => Promise<Connection>;
  onSaved: (connection: Connection) => void;
  onClose: () => void;
}

function LabelDialog({ opened, title, label: saved, save, onSaved, onClose }: LabelDialogProps) {
  const t = useTexts('words');
  const queries = useQueryClient();
  const [label, setLabel] = useState(saved);
  const change = useMutation({
    mutationFn: () => save(label),
    onSuccess: async (connection) => {
      await queries.invalidateQueries({ queryKey: connectionsQuery.queryKey });
      onSaved(connection);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('connection.label')}
            description={t('connection.labelHint')}
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
            error={fieldError(change.error, 'label')}
            maxLength={80}
            required
            data-autofocus
          />
          <ProblemAlert error={change.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {t('connection.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
