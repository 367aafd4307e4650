import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Group, type Person, resetSecondFactor } from '../../api/people.js';
import { useTexts } from '../../language/use-texts.js';
import { ConfirmDialog } from '../../pieces/confirm-dialog.js';

/** Takes away a second factor that its person has lost. */
export function ResetSecondFactor({ group, person }: { group: Group; person: Person }) {
  const t = useTexts('members');
  const queries = useQueryClient();
  const [isAsked, question] = useDisclosure(false);
  const removal = useMutation({
    mutationFn: () => resetSecondFactor(group, person.id),
    onSuccess: () => {
      question.close();
      return queries.invalidateQueries({ queryKey: [group] });
    },
  });
  return (
    <>
      <Button
        variant="default"
        onClick={question.open}
        aria-label={t('actions.resetFactorNamed', { name: person.name })}
      >
        {t('actions.resetFactor')}
      </Button>
      <ConfirmDialog
        opened={isAsked}
        title={t('actions.resetFactorTitle', { name: person.name })}
        confirm={t('actions.resetFactor')}
        isPending={removal.isPending}
        error={removal.error}
        onConfirm={() => removal.mutate()}
        onClose={question.close}
      >
        <Text>{t('actions.resetFactorMeans')}</Text>
      </ConfirmDialog>
    </>
  );
}
